package org.openfpx.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.idp.jose.ClaimsJson;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client of any OAuth 2.0 or OpenID Connect provider. */
public final class ProviderClient {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderClient.class);
  private static final Duration UNSAID_LIFETIME = Duration.ofMinutes(5);
  private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

  private final Outgoing outgoing;
  private final ProviderDirectory directory;
  private final AuthenticatedForms forms;
  private final IdTokenCheck idTokens;
  private final World world;

  public ProviderClient(
      Outgoing outgoing, ProviderDirectory directory, TokenVerifier verifier, World world) {
    this.outgoing = outgoing;
    this.directory = directory;
    this.forms = new AuthenticatedForms(world);
    this.idTokens = new IdTokenCheck(verifier, world.time());
    this.world = world;
  }

  /**
   * What goes with a browser.
   *
   * @param more further parameters, such as {@code transaction}
   */
  public record Departing(
      String state,
      String nonce,
      CodeChallenge challenge,
      List<Language> languages,
      Map<String, String> more) {
    public Departing {
      languages = List.copyOf(languages);
      more = Map.copyOf(more);
    }

    @Override
    public String toString() {
      return "Departing[redacted]";
    }
  }

  /**
   * What a browser brought, and what it is held against.
   *
   * @param issuer the {@code iss} of the answer; where whoever calls has checked it, the provider's
   */
  public record Arriving(Secret code, Optional<String> issuer, String nonce, String verifier) {
    @Override
    public String toString() {
      return "Arriving[redacted]";
    }
  }

  /** What the provider publishes; nothing if it does not answer. */
  public Optional<ProviderMetadata> metadata(ProviderRegistration us) {
    return directory.find(us.issuer());
  }

  /** The address to send a browser to; nothing if the provider does not answer now. */
  public Optional<URI> authorizationAddress(ProviderRegistration us, Departing departing) {
    var parameters = new LinkedHashMap<>(us.additionalParameters());
    parameters.putAll(departing.more());
    parameters.put("response_type", "code");
    parameters.put("client_id", us.clientId().value());
    parameters.put("redirect_uri", us.redirectUri().toString());
    parameters.put("scope", us.scopes().toString());
    parameters.put("state", departing.state());
    parameters.put("nonce", departing.nonce());
    parameters.put("code_challenge", departing.challenge().value());
    parameters.put("code_challenge_method", CodeChallenge.METHOD);
    if (!departing.languages().isEmpty()) {
      parameters.put(
          "ui_locales",
          departing.languages().stream().map(Language::code).collect(Collectors.joining(" ")));
    }
    return directory
        .findAnswering(us.issuer())
        .flatMap(ProviderMetadata::authorizationEndpoint)
        .map(endpoint -> withQuery(endpoint, parameters));
  }

  private static URI withQuery(URI endpoint, Map<String, String> parameters) {
    var separator = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + separator + OutgoingRequest.formEncoded(parameters));
  }

  /** Redeems a code; where {@code openid} was asked for, there must be a good ID token. */
  public TokenAnswer redeem(ProviderRegistration us, Arriving arriving) {
    var provider = metadata(us);
    if (provider.isEmpty()) {
      return new TokenAnswer.Unreachable();
    }
    // RFC 9207 section 2.4: before anything is sent to anybody.
    if (!isFromWhomWeAsked(provider.get(), us, arriving.issuer())) {
      return new TokenAnswer.NotValid();
    }
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", arriving.code().reveal());
    parameters.put("redirect_uri", us.redirectUri().toString());
    parameters.put("code_verifier", arriving.verifier());
    var answer = ask(us, provider.get(), parameters, Optional.of(arriving.nonce()));
    return answer instanceof TokenAnswer.Tokens tokens && lacksIdToken(us, tokens)
        ? new TokenAnswer.NotValid()
        : answer;
  }

  private static boolean isFromWhomWeAsked(
      ProviderMetadata provider, ProviderRegistration us, Optional<String> issuer) {
    return issuer.map(us.issuer().value()::equals).orElse(!provider.sendsIssuer());
  }

  private static boolean lacksIdToken(ProviderRegistration us, TokenAnswer.Tokens tokens) {
    return us.scopes().names().contains("openid") && tokens.idToken().isEmpty();
  }

  /** Renews tokens; the refresh token is the old one if the provider gave no other. */
  public TokenAnswer refresh(ProviderRegistration us, Secret refreshToken) {
    var parameters = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.reveal());
    var answer =
        metadata(us)
            .map(provider -> ask(us, provider, parameters, Optional.empty()))
            .orElseGet(TokenAnswer.Unreachable::new);
    return answer instanceof TokenAnswer.Tokens tokens && tokens.refreshToken().isEmpty()
        ? new TokenAnswer.Tokens(
            tokens.accessToken(), tokens.endsAt(), Optional.of(refreshToken), tokens.idToken())
        : answer;
  }

  /** A token of our own. */
  public TokenAnswer clientCredentials(ProviderRegistration us, ScopeSet scopes) {
    var parameters = Map.of("grant_type", "client_credentials", "scope", scopes.toString());
    return metadata(us)
        .map(provider -> ask(us, provider, parameters, Optional.empty()))
        .orElseGet(TokenAnswer.Unreachable::new);
  }

  /**
   * Revokes a token (RFC 7009).
   *
   * @return whether the provider has confirmed; also where it offers no revocation
   */
  public boolean revoke(ProviderRegistration us, Secret token) {
    var provider = metadata(us);
    if (provider.isEmpty()) {
      return false;
    }
    var endpoint = provider.get().revocationEndpoint();
    if (endpoint.isEmpty()) {
      return true;
    }
    var request = forms.form(us, endpoint.get(), Map.of("token", token.reveal()));
    return outgoing.send(request) instanceof Reply.Answered answer && answer.status() == 200;
  }

  /** What the provider says of the person whose token it is, if that is this subject. */
  public Optional<Claims> userinfo(ProviderRegistration us, Secret accessToken, String subject) {
    return metadata(us)
        .flatMap(ProviderMetadata::userinfoEndpoint)
        .flatMap(endpoint -> userinfo(endpoint, accessToken))
        // OpenID Connect Core section 5.3.2: else somebody else's facts are believed.
        .filter(claims -> claims.text("sub").equals(Optional.of(subject)));
  }

  private Optional<Claims> userinfo(URI endpoint, Secret accessToken) {
    var request =
        OutgoingRequest.get(endpoint).with("Authorization", "Bearer " + accessToken.reveal());
    return outgoing.send(request) instanceof Reply.Answered answer && answer.status() == 200
        ? answer.object().map(ClaimsJson::of)
        : Optional.empty();
  }

  private TokenAnswer ask(
      ProviderRegistration us,
      ProviderMetadata provider,
      Map<String, String> parameters,
      Optional<String> nonce) {
    var endpoint = provider.tokenEndpoint();
    if (endpoint.isEmpty()) {
      return new TokenAnswer.Unreachable();
    }
    return switch (outgoing.send(forms.form(us, endpoint.get(), parameters))) {
      case Reply.Answered answer when answer.status() == 200 ->
          answer
              .object()
              .map(object -> tokens(object, provider, us, nonce))
              .orElseGet(TokenAnswer.Unreachable::new);
      case Reply.Answered answer -> refused(answer, provider);
      case Reply.Failed _ -> new TokenAnswer.Unreachable();
    };
  }

  private static TokenAnswer refused(Reply.Answered answer, ProviderMetadata provider) {
    var error = answer.error();
    if (error.equals("invalid_grant")) {
      return new TokenAnswer.Refused();
    }
    if (error.equals("invalid_client")) {
      LOG.warn("{} does not know us", provider.issuer());
      return new TokenAnswer.NotKnown();
    }
    // Ours to mend, or theirs: it says nothing about what was shown.
    LOG.warn("{} answered {} {}", provider.issuer(), answer.status(), answer.errorForLog());
    return new TokenAnswer.Unreachable();
  }

  private TokenAnswer tokens(
      ObjectNode object,
      ProviderMetadata provider,
      ProviderRegistration us,
      Optional<String> nonce) {
    var accessToken = secret(object, "access_token");
    var type = object.path("token_type").asText("Bearer");
    if (accessToken.isPresent() && !type.equalsIgnoreCase("Bearer")) {
      return new TokenAnswer.NotValid();
    }
    var compact = Optional.ofNullable(object.path("id_token").textValue());
    Optional<VerifiedClaims> idToken =
        compact.flatMap(token -> idTokens.check(token, provider, us, nonce));
    if (compact.isPresent() && idToken.isEmpty()) {
      return new TokenAnswer.NotValid();
    }
    return new TokenAnswer.Tokens(
        accessToken,
        world.time().instant().plus(lifetime(object)),
        secret(object, "refresh_token"),
        idToken);
  }

  private static Duration lifetime(ObjectNode object) {
    // Some send the number as a string.
    long seconds = object.path("expires_in").asLong(UNSAID_LIFETIME.toSeconds());
    return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_SECONDS));
  }

  private static Optional<Secret> secret(ObjectNode object, String member) {
    return Optional.ofNullable(object.path(member).textValue())
        .filter(text -> !text.isBlank())
        .map(Secret::new);
  }
}
