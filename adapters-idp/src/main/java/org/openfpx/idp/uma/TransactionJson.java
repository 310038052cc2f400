package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Candidate;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Invited;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Kind;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Line;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Purpose;

/** Reads what an authorization server says of a transaction (protocol, section 3.4). */
final class TransactionJson {
  private TransactionJson() {}

  /** The details, unless something that is needed is missing or malformed. */
  static Optional<TransactionDetails> read(ObjectNode object) {
    try {
      return Optional.of(details(object));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static TransactionDetails details(ObjectNode object) {
    var lines = new ArrayList<Line>();
    object.path("resources").forEach(line -> lines.add(line(line)));
    return new TransactionDetails(
        text(object, "client_id"),
        kind(text(object, "kind")),
        object.path("purpose") instanceof ObjectNode purpose
            ? Optional.of(purpose(purpose))
            : Optional.empty(),
        scopes(object.path("scopes")),
        instant(object, "latest_end"),
        instant(object, "expires_at"),
        lines);
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "as-first" -> Kind.AS_FIRST;
      case "rs-first" -> Kind.RS_FIRST;
      case "oauth" -> Kind.OAUTH;
      default -> throw new IllegalArgumentException("no kind of transaction");
    };
  }

  private static Purpose purpose(ObjectNode object) {
    return new Purpose(
        text(object, "identifier"),
        texts(object.path("text")),
        retention(object.path("retention")));
  }

  // An ISO 8601 period needs no language.
  private static Optional<LocalizedText> retention(JsonNode node) {
    return node instanceof ObjectNode byLanguage
        ? Optional.of(texts(byLanguage))
        : Optional.ofNullable(node.textValue())
            .map(text -> LocalizedText.of(new Language("en"), text));
  }

  static LocalizedText texts(JsonNode node) {
    var texts = new TreeMap<Language, String>();
    for (var member : node.properties()) {
      var language = member.getKey().toLowerCase(Locale.ROOT);
      if (language.matches("[a-z]{2,3}") && member.getValue().isTextual()) {
        texts.put(new Language(language), member.getValue().textValue());
      }
    }
    return new LocalizedText(texts);
  }

  private static Line line(JsonNode node) {
    var candidates = new ArrayList<Candidate>();
    node.path("candidates").forEach(candidate -> candidates.add(candidate(candidate)));
    var maxAuthAge = node.path("max_auth_age");
    return new Line(
        (int) number(node, "line"),
        text(node, "resource_definition"),
        text(node, "resource_type"),
        scopes(node.path("resource_scopes")),
        node.path("required").booleanValue(),
        new Assurance(
            new Ial(node.path("least_ial").asInt(1)), new Aal(node.path("least_aal").asInt(1))),
        maxAuthAge.isIntegralNumber()
            ? Optional.of(Duration.ofSeconds(maxAuthAge.longValue()))
            : Optional.empty(),
        instant(node, "latest_end"),
        node.path("owned").booleanValue(),
        Optional.ofNullable(node.path("account").textValue()),
        node.path("ask").booleanValue(),
        invited(node.path("invited")),
        candidates);
  }

  private static List<Invited> invited(JsonNode array) {
    var invited = new ArrayList<Invited>();
    array.forEach(node ->
        invited.add(
            new Invited(
                text(node, "account"),
                text(node, "invitation_id"),
                scopes(node.path("resource_scopes")),
                instant(node, "expires_at"))));
    return invited;
  }

  private static Candidate candidate(JsonNode node) {
    return new Candidate(
        text(node, "resource_id"),
        text(node, "resource_server"),
        scopes(node.path("resource_scopes")));
  }

  static ScopeSet scopes(JsonNode array) {
    var scopes = new ArrayList<Scope>();
    array.forEach(scope -> scopes.add(new Scope(scope.asText())));
    return ScopeSet.of(scopes);
  }

  static Instant instant(JsonNode node, String member) {
    return Instant.ofEpochSecond(number(node, member));
  }

  static long number(JsonNode node, String member) {
    var value = node.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(member + " is no number");
    }
    return value.longValue();
  }

  static String text(JsonNode node, String member) {
    var value = node.path(member).textValue();
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(member + " is missing");
    }
    return value;
  }
}
