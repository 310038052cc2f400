package org.openfpx.http.form;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.openfpx.http.problem.BadRequest;

/** The bytes of a request's body, never more than the caller can bear. */
public final class Body {

  private Body() {}

  /** Refuses a body of any other type; of its parameters only UTF-8 is understood. */
  public static void requireType(Context context, String type) {
    var said = Optional.ofNullable(context.req().getContentType()).orElse("");
    var parts = said.toLowerCase(Locale.ROOT).split(";", 2);
    boolean utf8 =
        parts.length == 1 || parts[1].strip().replace("\"", "").matches("(charset=utf-8)?");
    if (!parts[0].strip().equals(type) || !utf8) {
      throw BadRequest.unsupportedType("the body must be " + type);
    }
  }

  /** The whole body. */
  public static byte[] bytes(Context context, int most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    try {
      var bytes = context.req().getInputStream().readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static BadRequest tooLarge(int most) {
    return BadRequest.tooLarge("the body may have at most " + most + " bytes");
  }
}
