package org.openfpx.conformance.module;

import java.time.Duration;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Subject;

/** What is looked at when something has run out, where that is soon enough to wait for. */
final class Expiry {
  /** Servers count in whole seconds, and some are lenient for a moment. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private Expiry() {}

  /** Whether an RPT runs out so soon. */
  static boolean lasts(Subject subject) {
    return subject.driver().tokenLifetime().isPresent();
  }

  /** Goes on when a ticket that was given now has run out, or not at all. */
  static void ofTickets(Subject subject, Check.Body then) {
    subject
        .driver()
        .ticketLifetime()
        .ifPresentOrElse(
            life -> subject.age(life.plus(MARGIN), then),
            () -> subject.note("tickets live too long to wait for their end"));
  }

  /** The same of an RPT. */
  static void ofTokens(Subject subject, Check.Body then) {
    subject.driver().tokenLifetime().ifPresent(life -> subject.age(life.plus(MARGIN), then));
  }
}
