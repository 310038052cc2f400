package org.openfpx.apps.demo.client;

import java.net.URI;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.text.LocalizedText;

/**
 * A source that the client knows of by itself.
 *
 * @param id its identifier in the network
 * @param immunizations where it has them
 */
public record Source(String id, LocalizedText name, URI immunizations) {
  /** What it says to somebody without a token. */
  sealed interface Word {
    /** Where to get one (UMA Grant 3.2.1). */
    record Challenged(Challenge challenge) implements Word {}

    /** That its own authorization server does not answer (UMA Grant 3.2.2). */
    record ServerUnreachable() implements Word {}

    record NotThere() implements Word {}

    /** Something else. */
    record NotUnderstood() implements Word {}
  }

  /** Asks without a token. */
  Word knock(Telephone telephone) {
    return switch (telephone.get(immunizations)) {
      case Reply.Unreachable() -> new Word.NotThere();
      case Reply.Answered answer when answer.status() >= 500 -> new Word.NotThere();
      case Reply.Answered answer when saysUnreachable(answer) -> new Word.ServerUnreachable();
      case Reply.Answered answer ->
          answer
              .challenge()
              .filter(there -> answer.status() == 401)
              .flatMap(Challenge::in)
              .filter(said -> SelfPortrait.agrees(telephone, immunizations, said))
              .<Word>map(Word.Challenged::new)
              .orElseGet(Word.NotUnderstood::new);
    };
  }

  /** The code of that warning is 199; others say other things. */
  private static boolean saysUnreachable(Reply.Answered answer) {
    return answer.status() == 403
        && answer.warning().filter(text -> text.startsWith("199 ")).isPresent();
  }
}
