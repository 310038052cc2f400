package org.openfpx.http.rsa;

import java.util.List;
import java.util.Set;

/**
 * The names of the adapter's addresses, all of which an operator may change.
 *
 * @param authorize where a wallet sends a person
 * @param consent our own page
 * @param token the token endpoint
 * @param complete where a wallet gets ROTs
 * @param revoke the revocation endpoint
 * @param jwks our public keys
 * @param userinfo the userinfo endpoint
 * @param callback where the source's provider sends a person back to
 * @param api what all protected routes begin with, {@code /api} for one
 */
public record RsaPaths(
    String authorize,
    String consent,
    String token,
    String complete,
    String revoke,
    String jwks,
    String userinfo,
    String callback,
    String api) {
  /** As the FPX adapter has them. */
  public static final RsaPaths DEFAULT =
      new RsaPaths(
          "/discover/authorize",
          "/discover/consent",
          "/discover/token",
          "/discover/complete",
          "/discover/revoke",
          "/jwks",
          "/userinfo",
          "/oidc/callback",
          "/api");

  /**
   * @throws IllegalArgumentException if a path is malformed, or two of them are one
   */
  public RsaPaths {
    var all = List.of(authorize, consent, token, complete, revoke, jwks, userinfo, callback, api);
    for (String path : all) {
      if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
        throw new IllegalArgumentException("not a path of plain segments: " + path);
      }
      if (!path.equals(api) && (path + "/").startsWith(api + "/")) {
        throw new IllegalArgumentException(path + " lies among the protected routes of " + api);
      }
    }
    if (Set.copyOf(all).size() != all.size()) {
      throw new IllegalArgumentException("two addresses have the same path");
    }
  }
}
