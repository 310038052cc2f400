package org.openfpx.http.rsa.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.rsa.access.Access;
import org.openfpx.domain.rsa.route.ProtectedResource;

/** The guard before servlets. */
final class GuardFilter implements Filter {
  private static final String ACCESS = Access.class.getName();

  private final RsGuard guard;
  private final Optional<ResourceMetadata> metadata;
  private final Function<HttpServletRequest, Optional<ProtectedResource>> wanted;

  GuardFilter(
      RsGuard guard,
      Optional<ResourceMetadata> metadata,
      Function<HttpServletRequest, Optional<ProtectedResource>> wanted) {
    this.guard = guard;
    this.metadata = metadata;
    this.wanted = wanted;
  }

  /**
   * @throws IllegalStateException if the request has not passed the filter
   */
  static Access access(HttpServletRequest request) {
    if (request.getAttribute(ACCESS) instanceof Access access) {
      return access;
    }
    throw new IllegalStateException("a request that nobody has guarded");
  }

  @Override
  public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) any;
    var response = (HttpServletResponse) answer;
    // Before it is asked what the request is for, which may depend on the method.
    if (guard.hasRefusedOverride(request, response) || isDescribed(request, response)) {
      return;
    }
    var resource = wanted.apply(request);
    if (resource.isPresent()) {
      var access = guard.admit(request, response, resource.get());
      if (access.isEmpty()) {
        return;
      }
      request.setAttribute(ACCESS, access.get());
    }
    chain.doFilter(request, response);
  }

  private boolean isDescribed(HttpServletRequest request, HttpServletResponse response) {
    var path = metadata.flatMap(_ -> ResourceMetadata.about(request));
    var resource = path.map(about -> new RequestAbout(request, about)).flatMap(wanted);
    resource.ifPresent(of -> metadata.orElseThrow().answer(response, path.orElseThrow(), of));
    return resource.isPresent();
  }

  /** The request for what a document is about, as the application would see it. */
  private static final class RequestAbout extends HttpServletRequestWrapper {
    private final String path;

    RequestAbout(HttpServletRequest asking, String path) {
      super(asking);
      this.path = path;
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public String getServletPath() {
      return path;
    }

    @Override
    public @Nullable String getPathInfo() {
      return null;
    }
  }
}
