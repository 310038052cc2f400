package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.openfpx.http.discovery.Route;

/** A wallet, and a person who is signed in to it, in one browser. */
final class SignedIn implements AutoCloseable {
  static final String SECRET = "0123456789012345678901234567890123456789";

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");
  private static final Pattern AWAY =
      Pattern.compile("(http://localhost:[0-9]+/authorize[?][^\"]+)");

  private final SampleId id;
  private final StartedWallet wallet;
  private CookieManager cookies = new CookieManager();
  private HttpClient browser = HttpClient.newHttpClient();
  private String csrf = "";

  SignedIn(Path folder) throws IOException {
    id = new SampleId();
    wallet = StartedWallet.in(folder, registry(id.issuer()));
    again();
  }

  private static String registry(String provider) {
    return """
    organization:
      - {handle: network, name: {en: The Network}, mainOperator: true}
    authorization-server:
      - identifier: as
        organization: network
        oauthClient:
          clientId: the-as
          clientSecret: %1$s
          baseUrl: http://localhost:1
          redirectUris: [http://localhost:1/transaction/callback]
        oauthProvider:
          name: {en: The Network}
          clientId: wallet
          issuerUri: http://localhost:1
          clientAuthenticationMethod: private_key_jwt
    oauth-provider:
      - handle: id
        name: {en: Sample ID}
        clientId: wallet
        clientSecret: %1$s
        issuerUri: %2$s
    data-source:
      - {identifier: id, oauthProvider: id, logoUrl: "http://localhost:1/logo.svg"}
    idp-authenticator:
      - {identifier: id, dataSource: id, name: {en: Sample ID}}
    """
        .formatted(SECRET, provider);
  }

  /** Signs in, in a new browser. */
  void again() {
    cookies = new CookieManager();
    browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    csrf = found(CSRF, get("/sign-in").body());
    comeBack(leave());
  }

  /** Comes back from where this browser was sent to sign in, without a word from the person. */
  void comeBack(String asked) {
    id.nonce = parameter(asked, "nonce");
    var back =
        "/callback?code=good&iss="
            + URLEncoder.encode(id.issuer(), StandardCharsets.UTF_8)
            + "&state="
            + URLEncoder.encode(parameter(asked, "state"), StandardCharsets.UTF_8);
    get(back);
    var account = get("/account");
    assertThat(account.statusCode()).as(account.body()).isEqualTo(200);
    csrf = found(CSRF, account.body());
  }

  /** From now on the provider does not say when the person signed in. */
  void signInWhereNobodySaysWhen() {
    id.saysWhen = false;
    again();
  }

  /** Where the person is sent to sign in. */
  String leave() {
    return leave("&idp=id&next=%2F");
  }

  /** The same, with more in the form. */
  String leave(String fields) {
    var sent = form("/sign-in", "csrf=" + csrf + fields);
    return found(AWAY, sent.body() + sent.headers().firstValue("Location").orElse(""))
        .replace("&amp;", "&");
  }

  /** The mark of the forms of this browser. */
  String csrf() {
    return csrf;
  }

  List<Route> routes() {
    return wallet.wallet().routes();
  }

  String address() {
    return wallet.address();
  }

  /** The values of the cookies of this browser. */
  List<String> cookies() {
    return cookies.getCookieStore().getCookies().stream().map(one -> one.getValue()).toList();
  }

  /** What is shown at an address. */
  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Sends a form, as a page of the wallet does. */
  HttpResponse<String> form(String path, String body, String... headers) {
    return send("POST", path, body, merged(headers, "Origin", address()));
  }

  private static String[] merged(String[] headers, String name, String value) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }

  /** The same from wherever the headers say. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(wallet.address() + path)).header("Accept", "text/html");
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (method.equals("POST")) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    } else {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    }
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String parameter(String address, String name) {
    var value = found(Pattern.compile("[?&]" + name + "=([^&]*)"), address);
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  @Override
  public void close() {
    wallet.close();
    id.close();
  }
}
