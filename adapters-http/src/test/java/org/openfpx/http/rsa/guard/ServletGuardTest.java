package org.openfpx.http.rsa.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.route.ProtectedResource;

class ServletGuardTest extends RsGuardContract {
  private static final Map<String, ProtectedResource> GUARDED =
      Map.of("/records", WANTED, "/other", OTHER, "/late", WANTED);

  private final Server application = new Server();

  @Override
  int start() throws Exception {
    var connector = new ServerConnector(application);
    connector.setHost("127.0.0.1");
    application.addConnector(connector);
    var context = new ServletContextHandler();
    var filter =
        guard.filter(request -> Optional.ofNullable(GUARDED.get(request.getServletPath())));
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    var bound =
        boundGuard.filter(
            request -> Optional.of(WANTED).filter(_ -> request.getServletPath().equals("/bound")));
    for (var path : List.of("/bound", METADATA + "/*")) {
      context.addFilter(new FilterHolder(bound), path, EnumSet.of(DispatcherType.REQUEST));
    }
    context.addServlet(new ServletHolder(new Records()), "/bound");
    context.addServlet(new ServletHolder(new Records()), "/records");
    context.addServlet(new ServletHolder(new Records()), "/other");
    context.addServlet(new ServletHolder(new Late()), "/late");
    context.addServlet(new ServletHolder(new Free()), "/free");
    application.setHandler(context);
    application.start();
    return connector.getLocalPort();
  }

  @Override
  void stop() throws Exception {
    application.stop();
  }

  /** What is free by one method may be guarded by the one that the header names. */
  @Test
  void aMethodThatAHeaderNamesIsNotHeededWhereNothingIsGuardedEither() {
    assertThat(send(request("/free")).body()).isEqualTo("free");
    assertMalformed(send(request("/free").header("X-HTTP-Method-Override", "POST")));
  }

  private static final class Records extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      assertThat(RsGuard.access(request).permissions()).isNotEmpty();
      response.setHeader("ETag", "\"1\"");
      response.getWriter().print(RECORDS);
    }
  }

  private final class Late extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      guard.challenge(request, response, WANTED);
    }
  }

  private static final class Free extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("free");
    }
  }
}
