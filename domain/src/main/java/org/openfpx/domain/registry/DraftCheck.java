package org.openfpx.domain.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** What the description of its type says about one draft. Finds everything, not the first thing. */
final class DraftCheck {
  private static final int LONGEST_HANDLE = 400;

  private final RegistryType type;
  private final Draft draft;
  private final Drafted registry;
  private final List<Finding> findings = new ArrayList<>();

  private DraftCheck(RegistryType type, Draft draft, Drafted registry) {
    this.type = type;
    this.draft = draft;
    this.registry = registry;
  }

  static List<Finding> of(RegistryType type, Draft draft, Drafted registry) {
    if (type.notBuilt().isPresent()) {
      return List.of(
          Finding.of(draft.key(), "this version knows no such thing yet", type.notBuilt().get()));
    }
    var check = new DraftCheck(type, draft, registry);
    check.names();
    check.handle();
    type.attributes().forEach(check::attribute);
    type.relations().forEach(check::relation);
    if (check.findings.isEmpty()) {
      // Rules may rely on what was checked so far.
      type.rules().forEach(rule -> check.findings.addAll(rule.check(draft, registry)));
    }
    return check.findings;
  }

  private void names() {
    for (var name : draft.fields().attributes().keySet()) {
      if (type.attribute(name).isEmpty()) {
        found(name, "there is no such attribute", Nearest.advice(name, type.fieldNames()));
      }
    }
    for (var name : draft.fields().relations().keySet()) {
      if (type.relation(name).isEmpty()) {
        found(name, "there is no such relation", Nearest.advice(name, type.fieldNames()));
      }
    }
    if (draft.fields().disabled() && !type.canBeDisabled()) {
      found("disabled", "such an entity can't be disabled", "leave it out");
    }
  }

  private void handle() {
    var handle = type.handleOf(draft.fields());
    if (handle.isPresent() && !handle.get().equals(draft.key().handle())) {
      findings.add(
          Finding.of(draft.key(), "its handle does not fit its fields", "call it " + handle.get()));
    }
    if (draft.key().handle().length() > LONGEST_HANDLE) {
      findings.add(
          Finding.of(
              draft.key(), "its name is too long", "at most " + LONGEST_HANDLE + " characters"));
    }
    for (var part : type.key()) {
      if (draft.fields().text(part).filter(text -> text.contains(EntityKey.BAR)).isPresent()) {
        found(part, "a name holds no " + EntityKey.BAR, "another character");
      }
    }
  }

  private void attribute(Attribute attribute) {
    var value = draft.fields().value(attribute.name());
    if (value.isEmpty()) {
      if (attribute.required()) {
        found(attribute.name(), "it is missing", attribute.kind().form());
      }
      return;
    }
    if (attribute.notBuilt().isPresent()) {
      found(attribute.name(), "this version can't do that yet", attribute.notBuilt().get());
    } else if (!fits(attribute, value.get())) {
      found(
          attribute.name(),
          attribute.onlyThese().orElse("it is of the wrong form"),
          formOf(attribute));
    } else if (attribute.unique()) {
      unique(attribute, value.get());
    }
  }

  private static String formOf(Attribute attribute) {
    return attribute.kind() == AttributeKind.CHOICE
        ? "one of " + String.join(", ", attribute.choices())
        : attribute.kind().form();
  }

  private static boolean fits(Attribute attribute, Value value) {
    return switch (attribute.kind()) {
      case TEXT -> value instanceof Value.Text(var text) && isText(text);
      case URI -> value instanceof Value.Text(var text) && isAbsolute(text);
      case WEB_URI -> value instanceof Value.Text(var text) && WebAddress.isOne(text);
      case CHOICE -> value instanceof Value.Text(var text) && attribute.choices().contains(text);
      case LOCALIZED_TEXT ->
          value instanceof Value.Localized(var text)
              && text.byLanguage().values().stream().allMatch(DraftCheck::isText);
      case LOCALIZED_URI ->
          value instanceof Value.Localized(var text)
              && text.byLanguage().values().stream().allMatch(WebAddress::isOne);
      case INTEGER -> value instanceof Value.Number;
      case MILLIS -> value instanceof Value.Number(var millis) && millis > 0;
      case BOOLEAN -> value instanceof Value.Flag;
      case TEXT_LIST ->
          value instanceof Value.Texts(var texts) && texts.stream().allMatch(DraftCheck::isText);
      case URI_LIST ->
          value instanceof Value.Texts(var texts)
              && texts.stream().allMatch(DraftCheck::isAbsolute);
      case KEY_SET -> value instanceof Value.Text(var text) && isText(text);
      case JSON_OBJECT -> value instanceof Value.Members;
      case SECRET_HASHED ->
          value instanceof Value.Clear
              || value instanceof Value.Hashed
              || value instanceof Value.Kept;
      case SECRET_SEALED -> value instanceof Value.Clear || value instanceof Value.Kept;
      case INSTANT -> value instanceof Value.Moment;
    };
  }

  private static boolean isText(String text) {
    return !text.isBlank();
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void unique(Attribute attribute, Value value) {
    registry
        .ofType(type.name())
        .forEach((key, fields) -> {
          if (!key.equals(draft.key())
              && fields.value(attribute.name()).filter(value::equals).isPresent()) {
            found(attribute.name(), key + " has the same", "a value that no other has");
          }
        });
  }

  private void relation(Relation relation) {
    var targets =
        relation.isChildren() ? children(relation) : draft.fields().related(relation.name());
    if (relation.required() && targets.isEmpty()) {
      found(relation.name(), "it is missing", "the name of a " + relation.target());
    }
    if (relation.cardinality() == Relation.Cardinality.TO_ONE && targets.size() > 1) {
      found(relation.name(), "there are several", "the name of one " + relation.target());
    }
    for (var target : targets) {
      if (!target.type().equals(relation.target()) || registry.find(target).isEmpty()) {
        found(
            relation.name(),
            "there is no " + relation.target() + " called " + target.handle(),
            Nearest.advice(target.handle(), handlesOf(relation.target())));
      }
    }
  }

  private List<EntityKey> children(Relation relation) {
    return registry.ofType(relation.target()).entrySet().stream()
        .filter(child -> child.getValue().related(relation.back()).contains(draft.key()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private List<String> handlesOf(String target) {
    return registry.ofType(target).keySet().stream().map(EntityKey::handle).toList();
  }

  private void found(String field, String rule, String right) {
    findings.add(new Finding(draft.key(), field, rule, right));
  }
}
