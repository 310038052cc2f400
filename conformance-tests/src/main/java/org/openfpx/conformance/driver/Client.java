package org.openfpx.conformance.driver;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.exchange.Request;

/**
 * A client as the server knows it.
 *
 * @param secret nothing for a public client
 * @param scopes those that it is registered for
 * @param claimsRedirects registered for it
 * @param redirects of the authorization code grant, where it has some that are not those
 */
public record Client(
    String id,
    Optional<String> secret,
    Set<String> scopes,
    List<URI> claimsRedirects,
    List<URI> redirects) {

  public Client {
    scopes = Set.copyOf(scopes);
    claimsRedirects = List.copyOf(claimsRedirects);
    redirects = List.copyOf(redirects);
  }

  /** A form of this client's: by HTTP Basic, or with its {@code client_id} if it is public. */
  public Request form(String name, URI url, Map<String, String> fields) {
    if (secret.isPresent()) {
      return Request.form(name, url, fields).with("Authorization", basic(secret.get()));
    }
    var more = new LinkedHashMap<>(fields);
    more.put("client_id", id);
    return Request.form(name, url, more);
  }

  /** Its {@code Authorization} with that secret (RFC 6749 section 2.3.1). */
  public String basic(String password) {
    var pair = escape(id) + ":" + escape(password);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
