package org.openfpx.idp.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.linking.Sources;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;
import org.openfpx.idp.oauth.Names;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.oauth.TokenAnswer;
import org.openfpx.idp.oauth.WalletDepartures;
import org.openfpx.idp.outgoing.Outgoing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data sources that are OAuth providers with a ROT endpoint. */
public final class OauthSources implements Sources {
  private static final Logger LOG = LoggerFactory.getLogger(OauthSources.class);

  private final ProviderClient client;
  private final RotEndpoint rotEndpoint;
  private final Function<String, Optional<ProviderRegistration>> registrations;

  /**
   * @param registrations how the wallet is known at the source with an identifier, with the
   *     source's ROT scope among the scopes; none if there is no such source
   */
  public OauthSources(
      ProviderClient client,
      Outgoing outgoing,
      Function<String, Optional<ProviderRegistration>> registrations) {
    this.client = client;
    this.rotEndpoint = new RotEndpoint(outgoing);
    this.registrations = registrations;
  }

  @Override
  public Start start(String source, Departure departure) {
    return WalletDepartures.start(client, registrations.apply(source), departure);
  }

  @Override
  public Connection finish(String source, Arrival arrival) {
    var us = registrations.apply(source);
    if (us.isEmpty()) {
      return new Connection.NotValid();
    }
    return switch (client.redeem(us.get(), WalletDepartures.arriving(arrival))) {
      case TokenAnswer.Tokens(var access, var end, var refresh, var id) when access.isPresent() ->
          new Connection.Connected(
              new Tokens(access.get(), end, refresh), label(us.get(), access.get(), id));
      case TokenAnswer.Tokens _ -> new Connection.NotValid();
      case TokenAnswer.Refused() -> new Connection.NotValid();
      case TokenAnswer.NotValid() -> new Connection.NotValid();
      case TokenAnswer.NotKnown() -> new Connection.Unreachable();
      case TokenAnswer.Unreachable() -> new Connection.Unreachable();
    };
  }

  private Optional<String> label(
      ProviderRegistration us, Secret accessToken, Optional<VerifiedClaims> idToken) {
    return idToken
        .map(VerifiedClaims::claims)
        .flatMap(OauthSources::name)
        .or(() ->
            idToken
                .flatMap(VerifiedClaims::subject)
                .flatMap(subject -> client.userinfo(us, accessToken, subject))
                .flatMap(OauthSources::name));
  }

  private static Optional<String> name(Claims claims) {
    return claims.text("name").or(() -> claims.text("preferred_username")).filter(Names::isFit);
  }

  @Override
  public Renewal refresh(String source, Secret refreshToken) {
    var us = registrations.apply(source);
    if (us.isEmpty()) {
      return new Renewal.Unreachable();
    }
    return switch (client.refresh(us.get(), refreshToken)) {
      case TokenAnswer.Tokens(var access, var end, var refresh, var _) when access.isPresent() ->
          new Renewal.Renewed(new Tokens(access.get(), end, refresh));
      case TokenAnswer.Tokens _ -> new Renewal.Refused();
      case TokenAnswer.Refused() -> new Renewal.Refused();
      case TokenAnswer.NotValid() -> new Renewal.Refused();
      case TokenAnswer.NotKnown() -> new Renewal.Unreachable();
      case TokenAnswer.Unreachable() -> new Renewal.Unreachable();
    };
  }

  @Override
  public RotAnswer rots(String source, Secret accessToken, List<RotPurpose> purposes) {
    var provider = registrations.apply(source).flatMap(client::metadata);
    var endpoint = provider.flatMap(known -> known.address("rot_endpoint"));
    if (endpoint.isEmpty()) {
      return new RotAnswer.Unreachable();
    }
    var binds = provider.orElseThrow().flag("rot_binding_supported");
    return rotEndpoint.fetch(endpoint.get(), binds, accessToken, purposes);
  }

  @Override
  public boolean revoke(String source, Secret token) {
    var us = registrations.apply(source);
    if (us.isEmpty()) {
      // Asked for ever it would hold the deletion of accounts; its address is known no more.
      LOG.warn(
          "{} is in the registry no more: a link to it ends here, and it was not told", source);
      return true;
    }
    return client.revoke(us.get(), token);
  }
}
