package org.openfpx.http.listener;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.openfpx.http.page.SecurityHeaders;
import org.openfpx.http.problem.Problems;

/**
 * Answers what the HTTP server itself refuses, before any of our routes sees it: bytes that are no
 * request, two {@code Host} headers, headers without end. It looks like every other problem, and
 * repeats nothing of what was sent.
 */
final class ServerErrors implements Request.Handler {
  private static final int BROKEN_OFF = 400;

  private final Problems problems;
  private final URI issuer;

  ServerErrors(Problems problems, URI issuer) {
    this.problems = problems;
    this.issuer = issuer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // Whose connection ended within a head has sent no request; nobody reads the answer.
    int status = hasGone(request) ? BROKEN_OFF : response.getStatus();
    var problem = problems.ofServer(status, detail(status), reason(request));
    SecurityHeaders.of(issuer).forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    // Jetty ends most of these connections, and a client that was not told would use one again.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    var body = ByteBuffer.wrap(Problems.json(problem).getBytes(StandardCharsets.UTF_8));
    response.write(true, body, callback);
    return true;
  }

  private static boolean hasGone(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof EofException;
  }

  private static String reason(Request request) {
    return String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
  }

  private static String detail(int status) {
    return switch (status) {
      case 414 -> "the address is too long";
      case 431 -> "the headers are too long; a browser may have too many cookies of this site";
      case 500 -> "something failed on our side";
      case 503 -> "this process is about to end; ask again";
      case 505 -> "this version of HTTP is not spoken here";
      default -> "this is no well-formed request";
    };
  }
}
