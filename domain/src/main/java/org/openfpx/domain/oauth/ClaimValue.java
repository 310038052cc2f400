package org.openfpx.domain.oauth;

import java.util.List;

/** The value of one claim: what JSON has, without its null. */
public sealed interface ClaimValue {
  record Text(String value) implements ClaimValue {}

  record Whole(long value) implements ClaimValue {}

  /** A number that is not whole; no claim of the protocol is one. */
  record Fraction(double value) implements ClaimValue {}

  record Flag(boolean value) implements ClaimValue {}

  record Several(List<ClaimValue> values) implements ClaimValue {
    public Several {
      values = List.copyOf(values);
    }
  }

  record Nested(Claims claims) implements ClaimValue {}
}
