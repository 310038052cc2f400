package org.openfpx.http.oauth;

import java.util.Collection;
import java.util.Map;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;

/** The members of an answer as claims, for an answer that is signed: the same, member by member. */
public final class ClaimMembers {
  private ClaimMembers() {}

  /**
   * The members in their order.
   *
   * @throws IllegalArgumentException if a value is neither a map, a collection, a text, a whole
   *     number nor a yes or no
   */
  public static ClaimValue of(Map<?, ?> members) {
    var claims = Claims.NONE;
    for (var member : members.entrySet()) {
      claims = claims.with(String.valueOf(member.getKey()), value(member.getValue()));
    }
    return new ClaimValue.Nested(claims);
  }

  private static ClaimValue value(Object value) {
    return switch (value) {
      case String text -> new ClaimValue.Text(text);
      case Boolean flag -> new ClaimValue.Flag(flag);
      case Integer number -> new ClaimValue.Whole(number);
      case Long number -> new ClaimValue.Whole(number);
      case Collection<?> several ->
          new ClaimValue.Several(several.stream().map(ClaimMembers::value).toList());
      case Map<?, ?> members -> of(members);
      default -> throw new IllegalArgumentException("no claim can be a " + value.getClass());
    };
  }
}
