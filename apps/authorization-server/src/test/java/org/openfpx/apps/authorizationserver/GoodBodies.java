package org.openfpx.apps.authorizationserver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Bodies that are understood, for whoever spoils them one member at a time. */
final class GoodBodies {
  private GoodBodies() {}

  /** A policy on the resource for the app. */
  static Map<String, Object> policy(String resource) {
    var policy = new LinkedHashMap<String, Object>();
    policy.put("resource_id", resource);
    policy.put("resource_scopes", List.of("read"));
    policy.put("expires_at", inSeconds(86_400));
    policy.put("client_id", "app");
    return policy;
  }

  /** Who proves this at that issuer is let through. */
  static Map<String, Object> claim(String resource, String issuer) {
    var claim = policy(resource);
    claim.remove("client_id");
    claim.put("claim", Map.of("issuer", issuer, "name", "email", "value", "bob@example.org"));
    return claim;
  }

  /** The owner wants to be asked. */
  static Map<String, Object> ask(String resource) {
    var ask = policy(resource);
    ask.remove("client_id");
    ask.put("ask", true);
    return ask;
  }

  /** An invitation to the resource. */
  static Map<String, Object> invite(String resource) {
    var invite = policy(resource);
    invite.remove("client_id");
    invite.put("invite", true);
    return invite;
  }

  /** What a guest lets a client do, in a transaction of each time. */
  static Map<String, Object> use(Supplier<String> handle) {
    return Map.of(
        "transaction", handle, "resource_scopes", List.of("read"), "expires_at", inSeconds(3_600));
  }

  /** What a wallet pushes, into a transaction of each time. */
  static Map<String, Object> permission(Supplier<String> handle) {
    return Map.of(
        "transaction",
        handle,
        "resource_id",
        "clinic-immunizations",
        "resource_scopes",
        List.of("read"),
        "rot",
        "r",
        "client_id",
        "app",
        "expires_at",
        inSeconds(86_400));
  }

  /** What a wallet pushes for a sign-in. */
  static Map<String, Object> signIn(Supplier<String> handle) {
    return Map.of(
        "transaction", handle, "scopes", List.of("openid"), "expires_at", inSeconds(86_400));
  }

  /** What an owner approves; too late, else the first would be the last. */
  static Map<String, Object> approval() {
    return Map.of(
        "resource_scopes",
        List.of("read"),
        "expires_at",
        inSeconds(500 * 86_400),
        "rot",
        "r",
        "status",
        "approved");
  }

  /** What an account with a key of its own is registered with: RFC 7517 appendix A.1. */
  static Map<String, Object> account() {
    var key =
        Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");
    return Map.of(
        "token_endpoint_auth_method", "private_key_jwt", "jwks", Map.of("keys", List.of(key)));
  }

  private static long inSeconds(int seconds) {
    return Instant.now().plusSeconds(seconds).getEpochSecond();
  }
}
