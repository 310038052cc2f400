package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.CodeRedemption.NoSuchCode;
import org.openfpx.domain.oauth.CodeRedemption.Redeemed;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/** Gives tokens for a code (RFC 6749 section 4.1.3, OpenID Connect Core section 3.1.3). */
public final class RedeemCode {
  private final ProviderSettings settings;
  private final ProviderStores stores;
  private final TokenIssue issue;
  private final EndGrant endGrant;
  private final GrantLimits limits;
  private final World world;

  public RedeemCode(
      ProviderSettings settings,
      ProviderStores stores,
      TokenSigner signer,
      EndGrant endGrant,
      World world) {
    this(settings, stores, signer, endGrant, GrantLimits.AS_GIVEN, world);
  }

  /**
   * @param limits what the system lets a grant give by now
   */
  public RedeemCode(
      ProviderSettings settings,
      ProviderStores stores,
      TokenSigner signer,
      EndGrant endGrant,
      GrantLimits limits,
      World world) {
    this.limits = limits;
    this.settings = settings;
    this.stores = stores;
    this.issue = new TokenIssue(settings, stores.accessTokens(), signer, world);
    this.endGrant = endGrant;
    this.world = world;
  }

  /** Redeems what the client shows. */
  public CodeRedemption redeem(AuthenticatedClient client, PresentedCode presented) {
    var now = world.time().instant();
    // One step, so that a replay, which waits for it, finds all that it has to end.
    return stores
        .atomically()
        .run(() ->
            // Spent before anything is judged: a code is burned by being shown. Bound to a key, it
            // counts as shown only with that key (RFC 9449 section 10): whoever has the code alone
            // could not use it, and takes nothing from who can.
            switch (stores.codes().consume(presented.code().hash(), client.id(), client.key())) {
              case CodeUse.First(var code) -> judge(client, code, presented, now);
              case CodeUse.Again(var code) -> {
                // RFC 6749 section 4.1.2: somebody else has it too.
                endGrant.endShownTwice(code.grant(), client.id(), code.authorization());
                yield new NoSuchCode();
              }
              case CodeUse.Unknown() -> new NoSuchCode();
            });
  }

  private CodeRedemption judge(
      AuthenticatedClient client, IssuedCode code, PresentedCode presented, Instant now) {
    if (!code.client().equals(client.id())
        || !now.isBefore(code.expiresAt())
        || !code.isHeldBy(client)
        || !presented.fits(code)) {
      return new NoSuchCode();
    }
    var left = limits.left(code.grant(), client.id(), code.authorization().scopes());
    if (left.isEmpty()) {
      return new NoSuchCode();
    }
    var authorization = code.authorization().narrowedTo(left.get().scopes());
    var longest = now.plus(settings.refreshLongest());
    var end = longest.isBefore(left.get().endsAt()) ? longest : left.get().endsAt();
    var accessToken = issue.accessToken(code.grant(), client, authorization, now, end);
    var idToken = issue.idToken(client, authorization, code.nonce(), now);
    return new Redeemed(
        new IssuedTokens(
            accessToken,
            authorization.scopes(),
            settings.refreshes(authorization.scopes())
                ? refreshToken(client, code, now, end)
                : Optional.empty(),
            idToken,
            client.key()));
  }

  private Optional<Secret> refreshToken(
      AuthenticatedClient client, IssuedCode code, Instant now, Instant end) {
    if (settings.idTokenOnly() || !client.registered().mayUse(GrantType.REFRESH_TOKEN)) {
      return Optional.empty();
    }
    var token = issue.next();
    stores
        .refreshGrants()
        .open(
            new RefreshGrant(
                code.grant(),
                client.id(),
                code.authorization(),
                WholeMinutes.floor(now),
                end,
                now.plus(settings.refreshUnused()),
                client.key().filter(_ -> !client.isConfidential())),
            token.hash());
    return Optional.of(token);
  }
}
