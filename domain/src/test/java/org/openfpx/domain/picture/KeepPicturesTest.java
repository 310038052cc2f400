package org.openfpx.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.TestWorld;

/** Pictures come when nobody looks, stay while they are named, and are few (ADR 0011). */
class KeepPicturesTest {
  private static final URI A = URI.create("https://a.test/logo.png");
  private static final URI B = URI.create("https://b.test/logo.png");

  private final TestWorld world = new TestWorld();
  private final Map<URI, Picture> web = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private List<URI> named = List.of(A, B);
  private final KeepPictures pictures =
      new KeepPictures(
          () -> named,
          address -> {
            asked.add(address);
            return Optional.ofNullable(web.get(address));
          },
          world);

  @Test
  void askingForAPictureFetchesNone() {
    web.put(A, picture(1));

    assertThat(pictures.at(A)).isEmpty();
    assertThat(pictures.named(picture(1).name())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsNamedIsFetchedOnceADay() {
    web.put(A, picture(1));
    web.put(B, picture(2));
    pictures.keep();
    pictures.keep();
    assertThat(asked).containsExactly(A, B);
    assertThat(pictures.at(A)).contains(web.get(A));
    assertThat(pictures.named(picture(2).name())).contains(web.get(B));

    web.put(A, picture(3));
    world.pass(Duration.ofDays(1));
    pictures.keep();
    assertThat(pictures.at(A)).contains(web.get(A));
    assertThat(pictures.named(picture(1).name())).isEmpty();
  }

  @Test
  void aHostThatIsAwayIsAskedLessAndLessAndKeepsItsPicture() {
    web.put(A, picture(1));
    named = List.of(A);
    pictures.keep();
    web.clear();
    world.pass(Duration.ofDays(1));
    asked.clear();

    for (int minute = 0; minute < 60; minute++) {
      pictures.keep();
      world.pass(Duration.ofMinutes(1));
    }

    assertThat(asked).hasSizeBetween(3, 8);
    assertThat(pictures.at(A)).isPresent();
  }

  @Test
  void whatIsNamedNoMoreIsForgotten() {
    web.put(A, picture(1));
    pictures.keep();
    named = List.of(B);
    pictures.keep();

    assertThat(pictures.at(A)).isEmpty();
    assertThat(pictures.named(picture(1).name())).isEmpty();
  }

  @Test
  void noRegistryFillsTheMemory() {
    named =
        IntStream.range(0, KeepPictures.MOST + 50)
            .mapToObj(i -> URI.create("https://many.test/" + i))
            .toList();

    pictures.keep();

    assertThat(asked).hasSize(KeepPictures.MOST);
  }

  private static Picture picture(int width) {
    var content = "GIF89a..x\u0000".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    content[6] = (byte) width;
    content[7] = 0;
    content[8] = 1;
    return Picture.of(content).orElseThrow();
  }
}
