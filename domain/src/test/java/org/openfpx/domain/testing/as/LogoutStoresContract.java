package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.logout.LogoutNotice;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of notices, and of those who signed out, promises. */
public interface LogoutStoresContract {
  Instant NOW = TestWorld.BEGINNING;
  Instant LATER = NOW.plus(Duration.ofMinutes(1));
  Instant LATEST = LATER.plus(Duration.ofMinutes(1));
  ClientId APP = new ClientId("app");

  LogoutNotices emptyNotices();

  SignedOut nobodySignedOut();

  private static LogoutNotice notice(String grant) {
    return new LogoutNotice(new GrantId(grant), APP, "june at app", NOW.plus(Duration.ofDays(7)));
  }

  private static GrantId grant(String id) {
    return new GrantId(id);
  }

  @Test
  default void aNoticeIsDueWhenItsSignInIsOver() {
    var notices = emptyNotices();
    notices.expect(notice("one"));
    notices.expect(notice("two"));
    assertThat(notices.takeDue(LATER, LATEST, 10)).isEmpty();

    notices.due(grant("one"), NOW);
    notices.due(grant("none"), NOW);

    assertThat(notices.takeDue(NOW, LATER, 10))
        .containsExactly(new LogoutNotices.Due(notice("one"), 0));
    assertThat(notices.takeDue(NOW, LATER, 10)).as("somebody delivers it").isEmpty();
    assertThat(notices.takeDue(LATER, LATEST, 10))
        .as("nobody has tried it")
        .containsExactly(new LogoutNotices.Due(notice("one"), 0));
  }

  @Test
  default void oneWhoseSignInIsShortenedIsDueAtItsNewEnd() {
    var notices = emptyNotices();
    for (var grant : List.of("one", "two", "three")) {
      notices.expect(notice(grant));
      notices.shorten(grant(grant), LATEST);
    }
    notices.shorten(grant("none"), LATEST);
    notices.shorten(grant("one"), LATER);
    notices.shorten(grant("one"), LATEST);
    notices.due(grant("two"), NOW);
    notices.shorten(grant("two"), NOW.minusSeconds(60));

    assertThat(granted(notices.takeDue(NOW, LATEST.plusSeconds(60), 10))).containsExactly("two");
    assertThat(granted(notices.takeDue(LATER, LATEST.plusSeconds(60), 10))).containsExactly("one");
    assertThat(notices.removeExpired(LATEST.plusSeconds(1), 10)).isZero();
    assertThat(notices.takeDue(LATEST, LATEST.plusSeconds(60), 10))
        .containsExactly(
            new LogoutNotices.Due(new LogoutNotice(grant("three"), APP, "june at app", LATEST), 0));
  }

  private static List<String> granted(List<LogoutNotices.Due> due) {
    return due.stream().map(one -> one.notice().grant().value()).toList();
  }

  @Test
  default void aTryCountsAndPostponingDoesNot() {
    var notices = emptyNotices();
    notices.expect(notice("one"));
    notices.due(grant("one"), NOW);

    notices.retry(grant("one"), LATER);
    assertThat(notices.takeDue(NOW, LATER, 10)).isEmpty();
    notices.postpone(grant("one"), LATER);

    assertThat(notices.takeDue(LATER, LATEST, 10))
        .containsExactly(new LogoutNotices.Due(notice("one"), 1));
  }

  @Test
  default void endingASignInAgainMakesNothingDueSooner() {
    var notices = emptyNotices();
    notices.expect(notice("one"));
    notices.due(grant("one"), NOW);
    notices.takeDue(NOW, LATER, 10);

    notices.due(grant("one"), NOW);

    assertThat(notices.takeDue(NOW, LATER, 10)).isEmpty();
  }

  @Test
  default void oneIsPostponedAndForgotten() {
    var notices = emptyNotices();
    notices.expect(notice("one"));
    notices.due(grant("one"), NOW);
    notices.postpone(grant("one"), LATER);
    assertThat(notices.takeDue(NOW, LATER, 10)).isEmpty();

    notices.remove(grant("one"));

    assertThat(notices.takeDue(LATER, LATEST, 10)).isEmpty();
  }

  @Test
  default void ofRivalsEachDeliversOthers() {
    var notices = emptyNotices();
    for (int i = 0; i < 40; i++) {
      notices.expect(notice("g" + i));
      notices.due(grant("g" + i), NOW);
    }

    var taken =
        Rivals.march(10, _ -> notices.takeDue(NOW, LATER, 2)).stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .map(due -> due.notice().grant())
            .toList();

    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  default void whatEndedByItselfIsForgottenAndWhatIsDueIsNot() {
    var notices = emptyNotices();
    notices.expect(notice("one"));
    notices.expect(notice("two"));
    notices.due(grant("two"), NOW);
    var over = NOW.plus(Duration.ofDays(8));

    assertThat(notices.removeExpired(NOW, 10)).isZero();
    assertThat(notices.removeExpired(over, 10)).isEqualTo(1);

    assertThat(notices.takeDue(over, over.plusSeconds(60), 10)).hasSize(1);
  }

  @Test
  default void whoSignedOutIsRememberedAtThatClientForAWhile() {
    var signedOut = nobodySignedOut();
    signedOut.remember(APP, "june", NOW);
    signedOut.remember(APP, "june", LATER);

    assertThat(signedOut.isSignedOut(APP, "june", NOW)).isTrue();
    assertThat(signedOut.isSignedOut(APP, "june", LATER)).isFalse();
    assertThat(signedOut.isSignedOut(APP, "bob", NOW)).isFalse();
    assertThat(signedOut.isSignedOut(new ClientId("other"), "june", NOW)).isFalse();

    signedOut.forget(APP, "june");
    assertThat(signedOut.isSignedOut(APP, "june", NOW)).isFalse();
    signedOut.remember(APP, "bob", NOW);
    assertThat(signedOut.removeExpired(LATER, 10)).isEqualTo(1);
  }
}
