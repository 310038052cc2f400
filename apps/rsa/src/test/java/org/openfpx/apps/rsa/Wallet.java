package org.openfpx.apps.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;

/** A wallet and the browser of the person who uses it. */
final class Wallet {
  static final String CALLBACK = "https://wallet.test/callback";
  private static final String VERIFIER = "a".repeat(43);

  private final String source;
  private final Neighbours neighbours;
  private final HttpClient browser = browser();

  Wallet(String source, Neighbours neighbours) {
    this.source = source;
    this.neighbours = neighbours;
  }

  static HttpClient browser() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .build();
  }

  HttpResponse<String> get(String address) {
    return send(browser, HttpRequest.newBuilder(URI.create(address)).GET());
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends the person to the source; answers where the source sends them on to. */
  URI begin() {
    return begin(Map.of());
  }

  /** The same, asking for that. */
  URI begin(String scope) {
    return begin(Map.of("scope", scope));
  }

  /** The same, with more in the request, or otherwise. */
  URI begin(Map<String, String> more) {
    var request = new HashMap<>(Map.of("scope", "openid profile fpx_rot"));
    request.putAll(more);
    request.put("client_id", "openfpx-wallet");
    request.put("redirect_uri", CALLBACK);
    request.put("response_type", "code");
    request.put("state", "the wallet's state");
    request.put("nonce", "the-wallets-nonce");
    request.put("code_challenge", CodeChallenge.of(new CodeVerifier(VERIFIER)).value());
    request.put("code_challenge_method", "S256");
    var answer = get(source + "/discover/authorize?" + form(request));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return location(answer);
  }

  /** The person signs in at the source's provider, which sends them back. */
  HttpResponse<String> signIn(URI provider) {
    var asked = query(provider);
    assertThat(asked).containsKeys("state", "nonce", "code_challenge");
    neighbours.nonce = asked.get("nonce");
    return get(callback(asked.get("state"), neighbours.at("/login")));
  }

  String callback(String state, String issuer) {
    return source
        + "/oidc/callback?"
        + form(Map.of("code", "good-code", "state", state, "iss", issuer));
  }

  /** The person's answer on the source's page. */
  HttpResponse<String> decide(String page, String decision) {
    return decide(
        form(
            Map.of(
                "csrf", hidden(page, "csrf"),
                "login", hidden(page, "login"),
                "decision", decision)));
  }

  /** The same, as the form says it. */
  HttpResponse<String> decide(String form) {
    return send(
        browser,
        HttpRequest.newBuilder(URI.create(source + "/discover/consent"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", source)
            .POST(BodyPublishers.ofString(form)));
  }

  /** The whole way to a code. */
  Map<String, String> link() {
    return link(begin());
  }

  /** The same, asking for that. */
  Map<String, String> link(String scope) {
    return link(begin(scope));
  }

  /** The same, from where the source sends the person. */
  Map<String, String> link(URI provider) {
    var consent = get(source + location(signIn(provider)));
    assertThat(consent.body()).contains("June Osei").contains("OpenFPX Wallet");
    var onward = decide(consent.body(), "yes");
    return query(URI.create(target(onward.body())));
  }

  /** The tokens for a code. */
  HttpResponse<String> redeem(String code) {
    return asClient(
        "/discover/token",
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", CALLBACK,
            "code_verifier", VERIFIER));
  }

  HttpResponse<String> asClient(String path, Map<String, String> parameters) {
    return send(
        browser,
        HttpRequest.newBuilder(URI.create(source + path))
            .header("Authorization", basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(parameters))));
  }

  /** Its own credentials, as a header. */
  static String basic() {
    var pair = "openfpx-wallet:" + StartedAdapter.SECRET;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> askForRots(String token, String json) {
    return send(
        browser,
        HttpRequest.newBuilder(URI.create(source + "/discover/complete"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  static URI location(HttpResponse<?> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  static String target(String page) {
    return found(page, "content=\"0;url=([^\"]+)\"").replace("&amp;", "&");
  }

  static String hidden(String page, String name) {
    return found(page, "name=\"" + name + "\" value=\"([^\"]+)\"");
  }

  static String member(String json, String name) {
    return found(json, "\"" + name + "\":\\[?\"([^\"]+)\"");
  }

  private static String found(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
