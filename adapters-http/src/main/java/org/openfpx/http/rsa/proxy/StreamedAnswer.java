package org.openfpx.http.rsa.proxy;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer of the upstream on its way to the client, never held in memory as a whole. */
final class StreamedAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);
  private static final int HEAD_BYTES = 64 * 1024;

  private final UpstreamSettings settings;
  private final HttpResponse<InputStream> answer;

  StreamedAnswer(UpstreamSettings settings, HttpResponse<InputStream> answer) {
    this.settings = settings;
    this.answer = answer;
  }

  /** Lets go of an answer that nobody will read. */
  static void drop(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException gone) {
      LOG.debug("an answer of the upstream was broken when it was dropped");
    }
  }

  void send(Context context) {
    int status = answer.statusCode();
    // A redirect is neither followed nor passed on; a refusal of our own token is our affair.
    boolean passes = status >= 200 && status < 500 && status / 100 != 3 && !isOurAffair(status);
    if (!passes) {
      LOG.warn("the upstream answered {}", status);
      drop(answer);
      UpstreamProblem.FAILED.answer(context);
      return;
    }
    var length = answer.headers().firstValueAsLong("Content-Length");
    if (length.isPresent() && length.getAsLong() > settings.maxBytes()) {
      LOG.warn("the upstream's answer has {} bytes", length.getAsLong());
      drop(answer);
      UpstreamProblem.TOO_LARGE.answer(context);
      return;
    }
    stream(context, status);
  }

  private static boolean isOurAffair(int status) {
    return status == 401 || status == 407;
  }

  private void stream(Context context, int status) {
    try (var body = new BoundedStream(answer.body(), settings.maxBytes(), settings.timeout())) {
      // The beginning is read before anything is sent: most failures can still be told.
      var beginning = beginning(body);
      context.status(status);
      passBack(context);
      var out = context.res().getOutputStream();
      try {
        beginning.writeTo(out);
        body.transferTo(out);
      } catch (IOException broken) {
        LOG.warn("an answer broke off: {}", broken.getMessage());
        breakOff(context);
      }
    } catch (IOException broken) {
      LOG.warn("the upstream's answer broke off: {}", broken.getMessage());
      UpstreamProblem.FAILED.answer(context);
    }
  }

  private static ByteArrayOutputStream beginning(InputStream body) throws IOException {
    var beginning = new ByteArrayOutputStream();
    beginning.write(body.readNBytes(HEAD_BYTES));
    return beginning;
  }

  private void passBack(Context context) {
    for (String name : settings.headers().back()) {
      answer.headers().firstValue(name).ifPresent(value -> context.header(name, value));
    }
  }

  /** An answer that is cut must not look whole: its connection is closed in the middle. */
  private static void breakOff(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
