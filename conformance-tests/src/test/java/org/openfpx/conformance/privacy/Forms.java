package org.openfpx.conformance.privacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a fact could have been written down: otherwise spelt, hashed without key, encoded. */
final class Forms {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final List<String> SPELT =
      List.of("yyyyMMdd", "ddMMyyyy", "MMddyyyy", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy");
  private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_OF_BASE32 = 5;

  private Forms() {}

  /** All of them, the fact itself among them. */
  static Set<String> of(String fact) {
    var all = new LinkedHashSet<String>();
    for (var spelt : spellings(fact)) {
      var bytes = spelt.getBytes(StandardCharsets.UTF_8);
      all.add(spelt);
      all.addAll(encoded(bytes));
      all.addAll(percentEncoded(spelt, bytes));
      HASHES.forEach(hash -> all.addAll(encoded(digest(hash, bytes))));
    }
    return all;
  }

  private static Set<String> spellings(String fact) {
    var all = new LinkedHashSet<String>();
    all.add(fact);
    all.add(fact.toLowerCase(Locale.ROOT));
    all.add(fact.toUpperCase(Locale.ROOT));
    if (DATE.matcher(fact).matches()) {
      var date = LocalDate.parse(fact);
      SPELT.forEach(form -> all.add(date.format(DateTimeFormatter.ofPattern(form, Locale.ROOT))));
      var midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
      all.add(String.valueOf(midnight.getEpochSecond()));
      all.add(String.valueOf(midnight.toEpochMilli()));
    }
    return all;
  }

  private static List<String> encoded(byte[] bytes) {
    return List.of(
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        base32(bytes));
  }

  private static List<String> percentEncoded(String text, byte[] bytes) {
    var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return List.of(form, form.replace("+", "%20"), HexFormat.of().withPrefix("%").formatHex(bytes));
  }

  /** RFC 4648 section 6, without padding. */
  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE) | (next & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS_OF_BASE32) {
        bits -= BITS_OF_BASE32;
        text.append(BASE32.charAt((held >> bits) & 0x1f));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt((held << (BITS_OF_BASE32 - bits)) & 0x1f)).toString();
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
