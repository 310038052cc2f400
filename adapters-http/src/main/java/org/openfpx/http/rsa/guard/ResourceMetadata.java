package org.openfpx.http.rsa.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.http.json.Json;
import org.openfpx.http.oauth.DpopAnswers;

/**
 * What a resource server says of each protected address to whoever asks, without a token: where
 * there are tokens for it, and how they are shown (RFC 9728). Each address has a document of its
 * own, for a client believes none that names another address than the one that it called (section
 * 3.3).
 */
public final class ResourceMetadata {
  /** What stands before the path of a protected address to make that of its document. */
  public static final String PLACE = "/.well-known/oauth-protected-resource";

  private final String name;
  private final String origin;
  private final String base;
  private final boolean takesProofs;

  /**
   * @param name what the resource server is called
   * @param at what stands before the path of a request, as clients know it
   * @param takesProofs whether tokens that are bound to a key are taken (RFC 9449)
   */
  public ResourceMetadata(String name, URI at, boolean takesProofs) {
    this.name = name;
    this.base = Optional.ofNullable(at.getRawPath()).orElse("").replaceAll("/$", "");
    this.origin = at.getScheme() + "://" + at.getRawAuthority();
    this.takesProofs = takesProofs;
  }

  /** Where the document about what a request is for is found. */
  String addressFor(HttpServletRequest request) {
    return origin + PLACE + base + request.getRequestURI();
  }

  /**
   * The path that a request asks about; nothing if the request is for something else than a
   * document.
   */
  public static Optional<String> about(HttpServletRequest request) {
    return Optional.of(request.getRequestURI())
        .filter(path -> path.startsWith(PLACE + "/"))
        .map(path -> path.substring(PLACE.length()));
  }

  /** Answers with the document about a path here. */
  public void answer(HttpServletResponse response, String path, ProtectedResource wanted) {
    response.setStatus(200);
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setContentType("application/json");
    try {
      response
          .getOutputStream()
          .write(Json.write(content(path, wanted)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Map<String, Object> content(String path, ProtectedResource wanted) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource", origin + base + path);
    members.put("resource_name", name);
    members.put("authorization_servers", List.of(wanted.authorizationServer().toString()));
    members.put("scopes_supported", wanted.scopes().names());
    members.put("bearer_methods_supported", List.of("header"));
    if (takesProofs) {
      members.put("dpop_signing_alg_values_supported", DpopAnswers.algorithms());
      members.put("dpop_bound_access_tokens_required", false);
    }
    return members;
  }
}
