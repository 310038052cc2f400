package org.openfpx.http.form;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.openfpx.http.problem.BadRequest;

/** The bytes of a request's body, never more than the caller, or all together, can bear. */
public final class Body {
  /** Of all requests under way in this process, beyond their first bytes: a sixth of its heap. */
  static final BodyBudget BUDGET = new BodyBudget(8 * 1024 * 1024);

  /**
   * Every request may have as much, whatever the others have: few forms are longer, so that whoever
   * withholds long ones keeps nobody from sending a short one. {@code public.connections} bounds
   * how many there are.
   */
  static final int FIRST_BYTES = 8 * 1024;

  /** When a body has had time enough; a single wait for more of it is the listener's to end. */
  private static final long LONGEST_SECONDS = 60;

  /** Who ends the wait for a body; it has a task for each that is waited for. */
  static final ScheduledThreadPoolExecutor ENDS = ends();

  private Body() {}

  /** Refuses a body of any other type; of its parameters only UTF-8 is understood. */
  public static void requireType(Context context, String type) {
    // As it was sent: the server itself would look for the character set, and fail if there is
    // none.
    var said = Optional.ofNullable(context.req().getHeader("Content-Type")).orElse("");
    var parts = said.toLowerCase(Locale.ROOT).split(";", 2);
    boolean utf8 =
        parts.length == 1 || parts[1].strip().replace("\"", "").matches("(charset=utf-8)?");
    if (!parts[0].strip().equals(type) || !utf8) {
      throw BadRequest.unsupportedType("the body must be " + type);
    }
  }

  /**
   * The whole body. Whoever sends it drop by drop is not waited for, and one that breaks off, or is
   * cut into chunks that are none, is a bad request like any other. What it takes of the budget is
   * given back when the request has been answered: until then somebody may hold what it said.
   */
  public static byte[] bytes(Context context, int most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    var share = BUDGET.share();
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(context.req()), _ -> share.close());
    var late = new AtomicBoolean();
    var end = whenTooLong(late);
    try {
      return bytes(context.req().getInputStream(), most, late, share);
    } catch (IOException broken) {
      throw malformed(broken);
    } finally {
      end.cancel(false);
    }
  }

  private static ScheduledThreadPoolExecutor ends() {
    var ends =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("bodies").daemon(true).factory());
    // Else every request would be remembered for a minute.
    ends.setRemoveOnCancelPolicy(true);
    return ends;
  }

  static Future<?> whenTooLong(AtomicBoolean late) {
    return ENDS.schedule(() -> late.set(true), LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  static byte[] bytes(InputStream body, int most, AtomicBoolean late, BodyBudget.Share share) {
    var bytes = new byte[Math.min(FIRST_BYTES, most + 1)];
    int size = 0;
    try {
      for (int read = 0; read >= 0; read = body.read(bytes, size, bytes.length - size)) {
        size += read;
        if (size > most) {
          throw tooLarge(most);
        }
        if (late.get()) {
          throw tooSlow();
        }
        if (size == bytes.length) {
          bytes = room(bytes, Math.min(2 * size, most + 1), share);
        }
      }
    } catch (IOException broken) {
      throw malformed(broken);
    }
    return Arrays.copyOf(bytes, size);
  }

  /** The same, longer; it grows with what has come, and not for what is only announced. */
  private static byte[] room(byte[] bytes, int length, BodyBudget.Share share) {
    share.take(length - bytes.length);
    return Arrays.copyOf(bytes, length);
  }

  private static BadRequest malformed(IOException broken) {
    return broken.getCause() instanceof TimeoutException
        ? tooSlow()
        : new BadRequest("invalid_request", "the body breaks off, or is not cut as it says");
  }

  private static BadRequest tooSlow() {
    return BadRequest.tooSlow("the body did not come in time");
  }

  private static BadRequest tooLarge(int most) {
    return BadRequest.tooLarge("the body may have at most " + most + " bytes");
  }
}
