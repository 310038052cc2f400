package org.openfpx.http.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;

/** Claims as maps, lists and plain values, for the writer of JSON. */
public final class ClaimsJson {
  private ClaimsJson() {}

  public static Map<String, Object> of(Claims claims) {
    Map<String, Object> members = new LinkedHashMap<>();
    claims.members().forEach((name, value) -> members.put(name, of(value)));
    return members;
  }

  private static Object of(ClaimValue value) {
    return switch (value) {
      case ClaimValue.Text(var text) -> text;
      case ClaimValue.Whole(var number) -> number;
      case ClaimValue.Fraction(var number) -> number;
      case ClaimValue.Flag(var flag) -> flag;
      case ClaimValue.Several(var values) -> values.stream().map(ClaimsJson::of).toList();
      case ClaimValue.Nested(var claims) -> of(claims);
    };
  }
}
