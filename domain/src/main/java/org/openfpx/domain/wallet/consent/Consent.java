package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * An answer that a person gave, with what they were shown: the words, in their language.
 *
 * @param liveUntil when the last of it ends by itself; for a no the time of the answer
 */
public record Consent(
    ConsentId id,
    AccountId account,
    String server,
    String client,
    Words words,
    boolean yes,
    HowLong howLong,
    Instant answeredAt,
    Instant liveUntil,
    List<Line> lines) {
  public Consent {
    lines = List.copyOf(lines);
  }

  /**
   * The words on the page.
   *
   * @param language the language they were in
   * @param network what the authorization server is called
   * @param why the purpose, if one was given
   * @param retention how long the client keeps what it reads, if it said so
   */
  public record Words(
      Language language,
      String client,
      String organisation,
      String network,
      Optional<String> why,
      Optional<String> retention) {}

  /**
   * One line of what was asked.
   *
   * @param title the kind of records in words
   * @param from from where it is shared; empty where it is not
   */
  public record Line(
      int number,
      String definition,
      String title,
      boolean required,
      List<Part> parts,
      Optional<From> from) {
    public Line {
      parts = List.copyOf(parts);
    }
  }

  /** One part of a line, and whether it is shared. */
  public record Part(Scope scope, String name, boolean given) {}

  /** From where. */
  public record From(String source, String resource, String name, Instant endsAt) {}
}
