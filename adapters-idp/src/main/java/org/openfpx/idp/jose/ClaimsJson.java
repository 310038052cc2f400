package org.openfpx.idp.jose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;

/** Claims to JSON and back; no member twice, nothing behind the end (RFC 8725 section 2.4). */
public final class ClaimsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(40).build());
  }

  private ClaimsJson() {}

  static String write(Claims claims) {
    try {
      return MAPPER.writeValueAsString(object(claims));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Optional<Claims> read(String json) {
    try {
      return MAPPER.readTree(json) instanceof ObjectNode object
          ? Optional.of(of(object))
          : Optional.empty();
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  /** The members of an object; those that are {@code null} are left out. */
  public static Claims of(ObjectNode object) {
    var claims = Claims.NONE;
    for (var member : object.properties()) {
      var value = value(member.getValue());
      if (value.isPresent()) {
        claims = claims.with(member.getKey(), value.get());
      }
    }
    return claims;
  }

  private static Optional<ClaimValue> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(new ClaimValue.Text(node.textValue()));
      case BOOLEAN -> Optional.of(new ClaimValue.Flag(node.booleanValue()));
      case NUMBER ->
          Optional.of(
              node.isIntegralNumber() && node.canConvertToLong()
                  ? new ClaimValue.Whole(node.longValue())
                  : new ClaimValue.Fraction(node.doubleValue()));
      case ARRAY -> {
        var values = new ArrayList<ClaimValue>();
        node.forEach(element -> value(element).ifPresent(values::add));
        yield Optional.of(new ClaimValue.Several(values));
      }
      case OBJECT -> Optional.of(new ClaimValue.Nested(of((ObjectNode) node)));
      case NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }

  /** Claims as an object. */
  public static ObjectNode object(Claims claims) {
    var object = JsonNodeFactory.instance.objectNode();
    claims.members().forEach((name, value) -> object.set(name, node(value)));
    return object;
  }

  private static JsonNode node(ClaimValue value) {
    var factory = JsonNodeFactory.instance;
    return switch (value) {
      case ClaimValue.Text(var text) -> factory.textNode(text);
      case ClaimValue.Whole(var number) -> factory.numberNode(number);
      case ClaimValue.Fraction(var number) -> factory.numberNode(number);
      case ClaimValue.Flag(var flag) -> factory.booleanNode(flag);
      case ClaimValue.Several(var values) -> {
        var array = factory.arrayNode();
        values.forEach(element -> array.add(node(element)));
        yield array;
      }
      case ClaimValue.Nested(var claims) -> object(claims);
    };
  }
}
