package org.openfpx.domain.as.claims;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.permission.BreakOffGathering;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Decides what comes of a person's yes to a sign-in (protocol, section 2.4). */
final class DecideSignIn {
  private final World world;
  private final FinishGathering.Stores stores;
  private final SignInAnswers signIns;
  private final BreakOffGathering breakOff;

  DecideSignIn(
      World world,
      FinishGathering.Stores stores,
      SignInAnswers signIns,
      BreakOffGathering breakOff) {
    this.world = world;
    this.stores = stores;
    this.signIns = signIns;
    this.breakOff = breakOff;
  }

  /** Where the browser goes. */
  URI decide(
      Transaction transaction, FinishGathering.Verified verified, Return back, Snapshot snapshot) {
    if (!isSureEnough(transaction, verified)) {
      breakOff.withTheBrowser(transaction);
      return back.refusing(Refusal.UNMET_AUTHENTICATION_REQUIREMENTS);
    }
    var code = stores.atomically().run(() -> signIn(transaction, verified, back, snapshot));
    return code.map(back::withCode).orElseGet(() -> back.refusing(noAnswer(transaction)));
  }

  /** Why a wallet's yes to a sign-in comes to nothing. */
  private static Refusal noAnswer(Transaction transaction) {
    return transaction.signIn().filter(SignInRequest::wantsAnotherLogin).isPresent()
        ? Refusal.LOGIN_REQUIRED
        : Refusal.ACCESS_DENIED;
  }

  private static boolean isSureEnough(Transaction transaction, FinishGathering.Verified verified) {
    return transaction
        .signIn()
        .filter(asked -> !asked.isMetBy(verified.login().assurance()))
        .isEmpty();
  }

  private Optional<Secret> signIn(
      Transaction transaction, FinishGathering.Verified verified, Return back, Snapshot snapshot) {
    if (!verified.holds(transaction, stores.transactions())) {
      // It has ended meanwhile: a push was refused, say. Nothing of the answer is kept.
      return Optional.empty();
    }
    var pushed = Pushed.into(transaction, stores.permissions(), verified.said());
    var yes =
        new SignInAnswers.Yes(
            transaction, back.target(), verified.said(), verified.login(), pushed.permissions());
    var answer =
        pushed.isStoodBy() ? signIns.answer(yes, snapshot) : Optional.<SignInAnswers.Answer>empty();
    var stage = answer.isEmpty() ? new Stage.Denied() : new Stage.Redeemed();
    var nobodys = world.secrets().next().hash();
    var until = Ends.after(world.time().instant(), snapshot.network().lifetimes().ticket());
    if (!stores.transactions().decide(transaction.id(), stage, nobodys, until)) {
      return Optional.empty();
    }
    answer.map(SignInAnswers.Answer::keep).ifPresent(Runnable::run);
    stores
        .permissions()
        .decide(transaction.id(), answer.map(SignInAnswers.Answer::decided).orElse(Map.of()));
    return answer.map(SignInAnswers.Answer::code);
  }
}
