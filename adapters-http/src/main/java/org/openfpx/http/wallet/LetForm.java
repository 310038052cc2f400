package org.openfpx.http.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.owning.RuleLength;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/**
 * The form in which an owner says whom they let through: {@code part.read} is a tick, {@code until}
 * a length of time; {@code proof} is an issuer, a space and the name of a claim, {@code value} its
 * value; {@code client} is a client.
 */
final class LetForm {
  private static final String PART = "part.";

  private LetForm() {}

  static ScopeSet scopes(Parameters form) {
    List<Scope> ticked = new ArrayList<>();
    for (var name : form.names()) {
      if (name.startsWith(PART) && Scope.isScope(name.substring(PART.length()))) {
        ticked.add(new Scope(name.substring(PART.length())));
      }
    }
    return ScopeSet.of(ticked);
  }

  static RuleLength length(Parameters form) {
    try {
      return RuleLength.valueOf(form.optional("until").orElse(RuleLength.WEEK.name()));
    } catch (IllegalArgumentException unknown) {
      throw new BadRequest("invalid_request", "until is no length of time that is offered");
    }
  }

  /** Whom; empty if nobody was chosen. */
  static Optional<Whom> whom(LetPages.Kind kind, Parameters form) {
    return switch (kind) {
      case ASKING -> Optional.of(new Whom.Asking());
      case INVITING -> Optional.of(new Whom.Inviting());
      case USING -> form.optional("client").map(Whom.Using::new);
      case PROVING -> form.optional("proof").flatMap(proof -> proving(proof, value(form)));
    };
  }

  /** A short text, if one was written. */
  static Optional<String> words(Parameters form, String name) {
    return form.optional(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  static String value(Parameters form) {
    return form.optional("value").map(String::strip).orElse("");
  }

  private static Optional<Whom> proving(String proof, String value) {
    var space = proof.indexOf(' ');
    return space <= 0
        ? Optional.empty()
        : Optional.of(
            new Whom.Proving(proof.substring(0, space), proof.substring(space + 1), value));
  }
}
