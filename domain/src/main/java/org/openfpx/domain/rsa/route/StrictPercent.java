package org.openfpx.domain.rsa.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;

/** Percent-encoding, decoded once and never leniently (RFC 3986 section 2.1). */
final class StrictPercent {
  private static final String UNRESERVED = "-._~";

  private StrictPercent() {}

  /** Why a text cannot be understood in one way only; caught in {@link RouteTable}. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Flaw flaw;

    Refused(Flaw flaw) {
      super(flaw.name(), null, false, false);
      this.flaw = flaw;
    }

    Flaw flaw() {
      return flaw;
    }
  }

  /** Decodes a text of which only the characters in {@code literal} may stand for themselves. */
  static String decode(String raw, String literal) {
    var bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.put(octet(raw, i));
        i += 2;
      } else if (isUnreserved(c) || literal.indexOf(c) >= 0) {
        bytes.put((byte) c);
      } else {
        throw new Refused(Flaw.FORBIDDEN_CHARACTER);
      }
    }
    return withoutControls(utf8(bytes.flip()));
  }

  private static byte octet(String raw, int percent) {
    if (percent + 2 >= raw.length()
        || !HexFormat.isHexDigit(raw.charAt(percent + 1))
        || !HexFormat.isHexDigit(raw.charAt(percent + 2))) {
      throw new Refused(Flaw.BAD_ENCODING);
    }
    return (byte) HexFormat.fromHexDigits(raw, percent + 1, percent + 3);
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(Flaw.BAD_ENCODING);
    }
  }

  private static String withoutControls(String decoded) {
    if (decoded.codePoints().anyMatch(Character::isISOControl)) {
      throw new Refused(Flaw.FORBIDDEN_CHARACTER);
    }
    return decoded;
  }

  /** Encodes all but unreserved characters. */
  static String encode(String text) {
    var encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
