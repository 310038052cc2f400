package org.openfpx.domain.registry;

import java.util.List;
import java.util.Optional;

/**
 * One attribute of a registry type.
 *
 * @param unique whether no two entities of the type may have the same
 * @param choices the names that a choice may have
 * @param onlyThese why a choice has no other, where that needs words
 * @param notBuilt what to do instead, where this version can't do what the attribute asks for
 * @param sealedWith the value of another attribute with which a hashed secret is sealed instead
 */
public record Attribute(
    String name,
    AttributeKind kind,
    boolean required,
    boolean unique,
    List<String> choices,
    Optional<String> onlyThese,
    Optional<String> notBuilt,
    Optional<Other> sealedWith) {
  public Attribute {
    choices = List.copyOf(choices);
  }

  public static Attribute text(String name) {
    return of(name, AttributeKind.TEXT);
  }

  public static Attribute localizedText(String name) {
    return of(name, AttributeKind.LOCALIZED_TEXT);
  }

  public static Attribute uri(String name) {
    return of(name, AttributeKind.URI);
  }

  /** An address that is shown to people, or that they are led to. */
  public static Attribute webUri(String name) {
    return of(name, AttributeKind.WEB_URI);
  }

  public static Attribute localizedUri(String name) {
    return of(name, AttributeKind.LOCALIZED_URI);
  }

  public static Attribute choice(String name, String... choices) {
    return new Attribute(
        name,
        AttributeKind.CHOICE,
        false,
        false,
        List.of(choices),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An attribute that may be absent and need not be unique. */
  public static Attribute of(String name, AttributeKind kind) {
    return new Attribute(
        name, kind, false, false, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, but every entity has it. */
  public Attribute mandatory() {
    return new Attribute(name, kind, true, unique, choices, onlyThese, notBuilt, sealedWith);
  }

  /** The same, but no two entities have the same. */
  public Attribute withoutDoubles() {
    return new Attribute(name, kind, required, true, choices, onlyThese, notBuilt, sealedWith);
  }

  /** The same choice, which says why it has no other. */
  public Attribute onlyThese(String why) {
    return new Attribute(
        name, kind, required, unique, choices, Optional.of(why), notBuilt, sealedWith);
  }

  /** The same, but refused: what is described and not built is not accepted in silence. */
  public Attribute notBuilt(String instead) {
    return new Attribute(
        name, kind, false, unique, choices, onlyThese, Optional.of(instead), sealedWith);
  }

  /** The same secret, of which more than the hash is needed where another attribute says so. */
  public Attribute sealedWith(String attribute, String value) {
    var other = new Other(attribute, value);
    return new Attribute(
        name, kind, required, unique, choices, onlyThese, notBuilt, Optional.of(other));
  }

  /** Whether a secret is kept under seal by an entity that says this, and else as its hash. */
  boolean isSealedIn(Fields fields) {
    return kind == AttributeKind.SECRET_SEALED
        || sealedWith
            .filter(other -> fields.text(other.attribute()).equals(Optional.of(other.value())))
            .isPresent();
  }

  /** Another attribute of the same entity, and a value of it. */
  public record Other(String attribute, String value) {}
}
