package org.openfpx.domain.wallet.consent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.assurance.AskedLevels;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.login.Session.SignedIn;

/** Sends the browser back to the authorization server, with a code or a refusal (protocol, 3.7). */
public final class HandBack {
  /** The claim that names the transaction. */
  static final String HANDLE = "txn";

  private final JudgeAuthorizationRequest judge;
  private final IssueCode issueCode;
  private final Issuer issuer;
  private final World world;

  public HandBack(
      JudgeAuthorizationRequest judge, IssueCode issueCode, Issuer issuer, World world) {
    this.judge = judge;
    this.issueCode = issueCode;
    this.issuer = issuer;
    this.world = world;
  }

  /**
   * The address with a code for what was pushed; empty if the authorization server is no client of
   * this wallet any more.
   */
  Optional<URI> yes(ConsentRequest request, Given given, SignedIn signedIn) {
    return inOrder(request)
        .map(asked -> {
          var code = issueCode.issue(asked, authorization(request, asked, given, signedIn));
          return address(asked, "code", code.code().reveal());
        });
  }

  /**
   * What was given.
   *
   * @param permissions their ids at the authorization server
   * @param clientSubject the person's name for the client, where they sign in there
   */
  record Given(List<String> permissions, Optional<String> clientSubject) {
    Given {
      permissions = List.copyOf(permissions);
    }
  }

  /**
   * The address with a refusal. Where a yes would not have been sure enough, that is the reason.
   *
   * @param signedIn who says no, if anybody is there
   */
  Optional<URI> no(ConsentRequest request, Optional<SignedIn> signedIn) {
    var isUnsure = signedIn.filter(who -> !levels(request).areMetBy(who.assurance())).isPresent();
    var error =
        isUnsure
            ? AuthorizationError.UNMET_AUTHENTICATION_REQUIREMENTS
            : AuthorizationError.ACCESS_DENIED;
    return inOrder(request).map(asked -> address(asked, "error", error.code()));
  }

  /** How sure a sign-in the client wants, of which the authorization server asks on its behalf. */
  AskedLevels levels(ConsentRequest request) {
    return AskedLevels.of(
        inOrder(request)
            .flatMap(asked -> asked.other("acr_values"))
            .map(values -> List.of(values.split(" +")))
            .orElse(List.of()));
  }

  /**
   * Whether a login is as recent as the authorization server wants it. One that was made for this
   * request always is (OpenID Connect Core section 3.1.2.1); one of which nobody knows when it was
   * never is.
   */
  boolean isRecent(ConsentRequest request, Optional<Instant> signedInAt, Instant now) {
    var wanted = recency(request);
    return !wanted.demandsSomething()
        || signedInAt
            .filter(at ->
                at.isAfter(request.openedAt()) || (!wanted.anew() && isYoung(at, wanted, now)))
            .isPresent();
  }

  private static boolean isYoung(Instant at, Recency wanted, Instant now) {
    return wanted.oldest().filter(most -> !at.plus(most).isBefore(now)).isPresent();
  }

  /** How recent a login the authorization server wants. */
  Recency recency(ConsentRequest request) {
    return inOrder(request)
        .map(asked -> new Recency(asksToSignIn(asked), asked.maxAge()))
        .orElse(Recency.ANY);
  }

  private static boolean asksToSignIn(AuthorizationRequest asked) {
    return asked.prompts().contains(Prompt.LOGIN)
        || asked.prompts().contains(Prompt.SELECT_ACCOUNT);
  }

  private Optional<AuthorizationRequest> inOrder(ConsentRequest request) {
    // Judged again: an authorization server that was disabled meanwhile gets no answer.
    return judge.judge(request.parameters()) instanceof AuthorizationJudgement.InOrder(var asked)
        ? Optional.of(asked)
        : Optional.empty();
  }

  private Authorization authorization(
      ConsentRequest request, AuthorizationRequest asked, Given given, SignedIn signedIn) {
    Instant now = world.time().instant();
    var level = signedIn.assurance();
    var claims =
        Claims.NONE
            .with(HANDLE, request.handle().reveal())
            .with("acr", level.acr())
            .with("ial", level.ial().level())
            .with("aal", level.aal().level())
            .with("permissions_hash", hash(given.permissions()));
    var aged =
        AuthAge.bucket(signedIn.at(), now)
            .map(age -> claims.with("auth_age", age.toSeconds()))
            .orElse(claims);
    var named = given.clientSubject().map(name -> aged.with("client_sub", name)).orElse(aged);
    return new Authorization(
        // New per transaction: the authorization server can't tell one person from another.
        world.ids().next(), asked.scopes(), asked.maxAge().flatMap(_ -> signedIn.at()), named);
  }

  private URI address(AuthorizationRequest asked, String name, String value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(name, value);
    asked.state().ifPresent(state -> parameters.put("state", state));
    parameters.put("iss", issuer.value());
    return asked.redirectTarget().with(parameters);
  }

  /** base64url(SHA-256(sorted permission ids joined by LF)). */
  static String hash(List<String> permissions) {
    try {
      var joined = String.join("\n", permissions.stream().sorted().toList());
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(joined.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
