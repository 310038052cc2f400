package org.openfpx.idp;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.KeyMaker.NewKey;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.idp.jose.JoseKeyMaker;

/** Another party on loopback: it answers what it was told to and remembers what it was asked. */
public final class FakeParty implements AutoCloseable {
  private static final MockResponse NOT_FOUND = new MockResponse.Builder().code(404).build();

  private final MockWebServer server = new MockWebServer();
  private final Map<String, List<MockResponse>> answers = new HashMap<>();
  private final Map<String, Runnable> meanwhile = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final NewKey key = new JoseKeyMaker().make(SignatureAlgorithm.ES256);

  /** One request. */
  public record Asked(String path, String authorization, String body) {}

  public FakeParty() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answerTo(request);
          }
        });
    server.start();
  }

  private synchronized MockResponse answerTo(RecordedRequest request) {
    var path = request.getMethod() + " " + request.getTarget();
    var body = request.getBody() == null ? "" : request.getBody().utf8();
    var authorization = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "");
    asked.add(new Asked(path, authorization, body));
    meanwhile.getOrDefault(path, () -> {}).run();
    var planned = answers.getOrDefault(path, List.of(NOT_FOUND));
    return planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
  }

  public Issuer issuer() {
    return new Issuer("http://localhost:" + server.getPort());
  }

  public URI at(String path) {
    return issuer().at(path);
  }

  /** Answers these in turn, the last one for ever. */
  public synchronized void answers(String methodAndPath, MockResponse... planned) {
    answers.put(methodAndPath, new ArrayList<>(List.of(planned)));
  }

  /** The same, once that has happened. */
  public synchronized void answersAfter(
      String methodAndPath, Runnable event, MockResponse... planned) {
    meanwhile.put(methodAndPath, event);
    answers(methodAndPath, planned);
  }

  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  /** Publishes the usual addresses, and these members besides. */
  public void publishes(String moreMembers) {
    var document =
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize?tenant=1",
        "token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
        "revocation_endpoint":"%1$s/revoke","userinfo_endpoint":"%1$s/userinfo"%2$s}
        """
            .formatted(issuer(), moreMembers);
    answers("GET /.well-known/openid-configuration", json(200, document));
    answers("GET /.well-known/uma2-configuration", json(200, document));
    answers("GET /jwks", json(200, "{\"keys\":[" + key.publicJwk() + "]}"));
  }

  public synchronized List<Asked> asked(String methodAndPath) {
    return asked.stream().filter(one -> one.path().equals(methodAndPath)).toList();
  }

  /** A token signed with the key that it publishes. */
  public String signed(String claims) {
    return signed(key, claims);
  }

  /** A token signed with some key. */
  public static String signed(NewKey key, String claims) {
    return signed(key, "JWT", claims);
  }

  /** A token of this type, signed with some key. */
  public static String signed(NewKey key, String type, String claims) {
    try {
      var jws = new JsonWebSignature();
      jws.setHeader("typ", type);
      jws.setAlgorithmHeaderValue("ES256");
      jws.setKeyIdHeaderValue(key.keyId());
      jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(key.privateJwk().reveal()).getPrivateKey());
      jws.setPayload(claims);
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that it publishes. */
  public NewKey key() {
    return key;
  }

  @Override
  public void close() {
    server.close();
  }
}
