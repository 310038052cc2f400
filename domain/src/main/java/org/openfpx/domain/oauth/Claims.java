package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody says about somebody: names and values, in the order they were said (RFC 7519
 * section 4). Says nothing about who vouches for them; {@link VerifiedClaims} does.
 */
public record Claims(Map<String, ClaimValue> members) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Nothing said. */
  public static final Claims NONE = new Claims(Map.of());

  public Claims {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** These and one more; an older one of that name is replaced. */
  public Claims with(String name, ClaimValue value) {
    var all = new LinkedHashMap<>(members);
    all.put(name, value);
    return new Claims(all);
  }

  public Claims with(String name, String value) {
    return with(name, new ClaimValue.Text(value));
  }

  public Claims with(String name, long value) {
    return with(name, new ClaimValue.Whole(value));
  }

  public Claims with(String name, boolean value) {
    return with(name, new ClaimValue.Flag(value));
  }

  /** A time, as whole seconds since 1970 (RFC 7519 section 2, NumericDate). */
  public Claims with(String name, Instant value) {
    return with(name, value.getEpochSecond());
  }

  public Claims with(String name, List<String> values) {
    return with(
        name,
        new ClaimValue.Several(values.stream().<ClaimValue>map(ClaimValue.Text::new).toList()));
  }

  /** These and all of the others, which replace those of the same name. */
  public Claims with(Claims others) {
    var all = new LinkedHashMap<>(members);
    all.putAll(others.members);
    return new Claims(all);
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  public Optional<ClaimValue> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The claim, if it is there and a text. */
  public Optional<String> text(String name) {
    return value(name).stream().flatMap(Claims::asText).findFirst();
  }

  /** The claim, if it is there and a whole number. */
  public Optional<Long> whole(String name) {
    return value(name).flatMap(Claims::asWhole);
  }

  /**
   * The claim, if it is there and a time in seconds since 1970. One outside the years 1 to 9999 is
   * the first or the last second of them: long past or far to come, and still to be reckoned with.
   */
  public Optional<Instant> instant(String name) {
    return whole(name)
        .map(second -> Math.clamp(second, FIRST.getEpochSecond(), LAST.getEpochSecond()))
        .map(Instant::ofEpochSecond);
  }

  /** The texts of a claim that is a text or a list of them; empty if there are none. */
  public List<String> texts(String name) {
    return value(name).stream().flatMap(Claims::parts).flatMap(Claims::asText).toList();
  }

  private static Stream<ClaimValue> parts(ClaimValue value) {
    return value instanceof ClaimValue.Several(var values) ? values.stream() : Stream.of(value);
  }

  private static Stream<String> asText(ClaimValue value) {
    return value instanceof ClaimValue.Text(var text) ? Stream.of(text) : Stream.empty();
  }

  private static Optional<Long> asWhole(ClaimValue value) {
    return value instanceof ClaimValue.Whole(var number) ? Optional.of(number) : Optional.empty();
  }
}
