package org.openfpx.domain.wallet.permission;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * One permission that a person has given, as the wallet has it.
 *
 * @param id the wallet's own id for it
 * @param asAccount the wallet's id of the account at the authorization server that owns it
 * @param line the line of the request that it answers
 * @param source the data source that serves it
 */
public record Permission(
    String id,
    AccountId account,
    ConsentId consent,
    String asAccount,
    int line,
    String source,
    String resource,
    ScopeSet scopes,
    Instant endsAt,
    Standing standing) {

  /** In the place of a source and a resource: a sign-in is at the network itself. */
  public static final String SIGN_IN = "urn:openfpx:this-server";

  /**
   * In the place of a source: what belongs to the person at the authorization server itself, and
   * comes from no link.
   */
  public static final String OWN = "urn:openfpx:own";

  /** The same, where nobody asked: the person lets somebody through from now on. */
  public static final String RULE = "urn:openfpx:rule";

  /** Begins the same, where somebody else's invitation lets the person through; its id follows. */
  private static final String GUEST = "urn:openfpx:guest:";

  /** What stands in the place of a source for that invitation. */
  public static String guest(String invitation) {
    return GUEST + invitation;
  }

  /** Where a permission stands. */
  public sealed interface Standing {
    /** Promised, not yet confirmed by the authorization server. */
    record Promised() implements Standing {}

    /** The authorization server has it under this id. */
    record Given(String permission) implements Standing {}

    /** The person has stopped it; the authorization server has yet to confirm. */
    record Stopping(String permission, Instant since) implements Standing {}

    /** It has ended. */
    record Ended(Reason reason, Instant at) implements Standing {}
  }

  /** Why a permission ended. */
  public enum Reason {
    /** The person stopped it. */
    STOPPED,
    /** The person put something else in its place. */
    CHANGED,
    /** Its time was over. */
    RAN_OUT,
    /** It never came into effect: the request was broken off. */
    BROKEN_OFF,
    /** The authorization server has ended it. */
    ENDED_ELSEWHERE
  }

  /** The one that stands for a sign-in: it is at no source. */
  public boolean isSignIn() {
    return source.equals(SIGN_IN);
  }

  /** One that lets somebody through without being asked (protocol, section 3.10). */
  public boolean isRule() {
    return source.equals(RULE);
  }

  /** The invitation of somebody else by which the person was let through, if it is so. */
  public Optional<String> invitation() {
    return source.startsWith(GUEST)
        ? Optional.of(source.substring(GUEST.length()))
        : Optional.empty();
  }

  /** Whether a source has a part in it, whose ROT says whose records they are. */
  public boolean needsRot() {
    return !source.equals(OWN) && invitation().isEmpty();
  }

  /** Whether the client may be using it at that time, as far as the wallet knows. */
  public boolean isLiveAt(Instant now) {
    return !(standing instanceof Standing.Ended) && now.isBefore(endsAt);
  }
}
