package org.openfpx.http.wallet;

import io.javalin.http.Context;
import org.openfpx.domain.wallet.login.OwnSessions;

/** Sends whoever did not sign in just now to where that is done once more, and then back. */
final class SignInAgain {
  static final String PATH = "/sign-in/again";

  private final WalletSite site;
  private final OwnSessions sessions;

  SignInAgain(WalletSite site, OwnSessions sessions) {
    this.site = site;
    this.sessions = sessions;
  }

  /** Whether the person was sent there, before they see or do what comes next. */
  boolean hasSent(Person person, Context context, String next) {
    return !sessions.isFresh(person.visitor().session()) && isSent(context, next);
  }

  /** The same where they send a form that took a while to fill in. */
  boolean hasSentSender(Person person, Context context, String next) {
    return !sessions.maySend(person.visitor().session()) && isSent(context, next);
  }

  private boolean isSent(Context context, String next) {
    site.sendTo(context, PATH + "?next=" + WalletSite.encoded(next));
    return true;
  }
}
