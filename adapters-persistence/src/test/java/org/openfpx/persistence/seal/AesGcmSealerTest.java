package org.openfpx.persistence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.testing.TestWorld;

/**
 * Secrets at rest: what is sealed opens in its place, with its key, unaltered, and nowhere else.
 */
class AesGcmSealerTest {
  private static final String OLD = "2026a:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String NEW = "2026b:_____wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw";

  private final TestWorld world = new TestWorld();

  private AesGcmSealer sealer(String current, String text) {
    return new AesGcmSealer(KeyRing.parse(current, text), world);
  }

  @Test
  void whatIsSealedOpensInItsPlace() {
    var sealer = sealer("2026a", OLD);

    var sealed = sealer.seal("a downstream token: é", "link.token:7");

    assertThat(sealed.value()).startsWith("2026a:").doesNotContain("downstream");
    assertThat(sealer.open(sealed, "link.token:7")).isEqualTo("a downstream token: é");
  }

  @Test
  void sealingTwiceGivesTwoValues() {
    var sealer = sealer("2026a", OLD);

    assertThat(sealer.seal("x", "p")).isNotEqualTo(sealer.seal("x", "p"));
  }

  @Test
  void aValueMovedToAnotherRowDoesNotOpen() {
    var sealer = sealer("2026a", OLD);
    var sealed = sealer.seal("x", "permission.rot:1");

    assertThatIllegalStateException().isThrownBy(() -> sealer.open(sealed, "permission.rot:2"));
  }

  @Test
  void anAlteredOrCutValueDoesNotOpen() {
    var sealer = sealer("2026a", OLD);
    var value = sealer.seal("some text", "p").value();
    int last = value.length() - 1;
    var altered = value.substring(0, last - 1) + (value.charAt(last - 1) == 'A' ? "BA" : "AA");

    assertThatIllegalStateException().isThrownBy(() -> sealer.open(new Sealed(altered), "p"));
    assertThatIllegalStateException()
        .isThrownBy(() -> sealer.open(new Sealed(value.substring(0, 20)), "p"));
    assertThatIllegalStateException()
        .isThrownBy(() -> sealer.open(new Sealed("2026a:no base64!"), "p"));
  }

  @Test
  void afterAChangeOfKeyTheOldOneStillOpensAndTheNewOneSeals() {
    var before = sealer("2026a", OLD).seal("x", "p");
    var after = sealer("2026b", OLD + "\n# since May\n" + NEW + "\n");

    assertThat(after.open(before, "p")).isEqualTo("x");
    assertThat(after.seal("x", "p").value()).startsWith("2026b:");
  }

  @Test
  void withoutItsKeyAValueDoesNotOpen() {
    var before = sealer("2026a", OLD).seal("x", "p");

    assertThatIllegalStateException()
        .isThrownBy(() -> sealer("2026b", NEW).open(before, "p"))
        .withMessageContaining("2026a");
  }

  @Test
  void aKeyWithoutIdHasTheCurrentOne() {
    var key = OLD.substring("2026a:".length());

    assertThat(sealer("demo", key).seal("x", "p").value()).startsWith("demo:");
  }

  @Test
  void aSystemWithoutKeyIsToldHowToMakeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse("k1", "\n# nothing here\n"))
        .withMessageContaining("openssl rand -base64 32");
  }

  @Test
  void aKeyOfTheWrongSizeIsRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse("k1", "k1:c2hvcnQ="))
        .withMessageContaining("32 bytes")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ"));
  }

  @Test
  void aRingWithoutTheCurrentKeyOrWithOneTwiceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.parse("2027", OLD));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.parse("2026a", OLD + "," + OLD));
  }

  @Test
  void aRingDoesNotPrintItsKeys() {
    assertThat(KeyRing.parse("2026a", OLD)).hasToString("KeyRing[1 keys, 2026a seals]");
  }
}
