package org.openfpx.domain.as.logout;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.logout.LogoutNotices.Due;
import org.openfpx.domain.as.logout.LogoutReceivers.Reception;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.time.World;

/**
 * Tells clients of sign-ins that are over (OpenID Connect Back-Channel Logout sections 2.4 and
 * 2.5): each alone, by the names that it knows, and again after a while until it has taken it, for
 * about a day. A client that does not answer holds up the others for one request at a time: what
 * else it is to be told waits with that one, and loses no try of its own.
 */
public final class SendLogouts {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_TRIES = 11;
  private static final Duration AFTER_THE_END = Duration.ofDays(1);

  /** Longer than it takes to tell as many clients as are told at once, though none answers. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final LogoutNotices notices;
  private final TokenSigner signer;
  private final LogoutReceivers receivers;

  public SendLogouts(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      LogoutNotices notices,
      Delivery delivery) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.notices = notices;
    this.signer = delivery.signer();
    this.receivers = delivery.receivers();
  }

  /** What makes a notice a token, and takes it there. */
  public record Delivery(TokenSigner signer, LogoutReceivers receivers) {}

  /**
   * Delivers what is due.
   *
   * @return how many were taken on
   */
  public int send(int atMost) {
    var now = world.time().instant();
    var due = notices.takeDue(now, now.plus(LEASE), atMost);
    var silent = new HashMap<ClientId, Duration>();
    due.forEach(one -> deliver(one, silent));
    return due.size();
  }

  /**
   * @param silent how long clients are left alone that could not be reached just now
   */
  private void deliver(Due due, Map<ClientId, Duration> silent) {
    var notice = due.notice();
    var now = world.time().instant();
    var client = registry.current().client(notice.client());
    var address = client.flatMap(known -> known.logout().backChannel());
    var left = Optional.ofNullable(silent.get(notice.client()));
    // What would be over by itself long since needs no telling.
    if (address.isEmpty() || !now.isBefore(notice.expiresAt().plus(AFTER_THE_END))) {
      notices.remove(notice.grant());
    } else if (left.isPresent()) {
      notices.postpone(notice.grant(), now.plus(left.get()));
    } else {
      var pause = FIRST_PAUSE.multipliedBy(1L << due.tries());
      var reception = tell(client.get().registered(), address.get(), notice);
      if (reception == Reception.UNREACHABLE) {
        silent.put(notice.client(), pause);
      }
      settle(due, reception, pause);
    }
  }

  private void settle(Due due, Reception reception, Duration pause) {
    var grant = due.notice().grant();
    if (reception == Reception.TAKEN || due.tries() + 1 >= MOST_TRIES) {
      notices.remove(grant);
    } else {
      notices.retry(grant, world.time().instant().plus(pause));
    }
  }

  private Reception tell(RegisteredClient client, URI address, LogoutNotice notice) {
    // As its ID tokens are (section 2.4).
    var algorithm = client.idTokenSignature();
    signer.prepare(algorithm);
    return receivers.tell(address, signer.sign(algorithm, "logout+jwt", claims(notice)));
  }

  private Claims claims(LogoutNotice notice) {
    var now = world.time().instant();
    return Claims.NONE
        .with("iss", issuer.value())
        .with("aud", notice.client().value())
        .with("iat", now)
        .with("exp", now.plus(TOKEN_LIFETIME))
        .with("jti", world.ids().next())
        .with("sub", notice.subject())
        .with("sid", notice.grant().value())
        .with(
            "events",
            new ClaimValue.Nested(Claims.NONE.with(EVENT, new ClaimValue.Nested(Claims.NONE))));
  }
}
