package org.openfpx.conformance.replay;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.Placeholder;

/**
 * What the placeholders of a recording stand for at the target: what its driver says, what its
 * answers gave, and for what a check had made up something new.
 */
final class Values {
  private static final Pattern REDIRECT = Pattern.compile("\\{\\{(?:code-)?redirect:[^}]+}}");

  private final Roles roles;
  private final Set<String> madeUp = new HashSet<>();
  private final Map<String, String> known = new HashMap<>();

  Values(Roles roles, List<Entry> entries) {
    this.roles = roles;
    var answered = new HashSet<String>();
    for (var entry : entries) {
      sent(entry.sent()).stream()
          .map(Values::underived)
          .filter(name -> !answered.contains(name))
          .forEach(madeUp::add);
      answered.addAll(got(entry.got()));
    }
  }

  /** The placeholder that one is made of. */
  private static String underived(String name) {
    for (var derived : List.of(Placeholder.ALTERED, Placeholder.CHALLENGE)) {
      if (name.startsWith(derived)) {
        return underived(name.substring(derived.length()));
      }
    }
    return name;
  }

  private static Collection<String> sent(Entry.Sent sent) {
    var names = new HashSet<>(Placeholder.in(sent.url() + " " + sent.body()));
    sent.headers().forEach(header -> names.addAll(Placeholder.in(header.value())));
    return names;
  }

  private static Collection<String> got(Entry.Got got) {
    var names = new HashSet<>(Placeholder.in(got.body()));
    got.headers().forEach(header -> names.addAll(Placeholder.in(header.value())));
    return names;
  }

  /**
   * The value of a placeholder.
   *
   * @throws NotSendable if there is none
   */
  String of(String name) {
    if (Roles.isOne(name)) {
      return known.computeIfAbsent(name, roles::value);
    }
    if (name.startsWith(Placeholder.ALTERED)) {
      return Altered.of(of(name.substring(Placeholder.ALTERED.length())));
    }
    if (name.startsWith(Placeholder.CHALLENGE)) {
      return Placeholder.challenge(of(name.substring(Placeholder.CHALLENGE.length())));
    }
    if (madeUp.contains(name)) {
      known.computeIfAbsent(name, _ -> Chance.token());
    }
    var value = known.get(name);
    if (value == null) {
      throw new NotSendable("no answer gave " + Placeholder.of(name));
    }
    return value;
  }

  /** What an answer gave; the first time counts. */
  void learn(String name, String value) {
    if (!name.contains(":") && !madeUp.contains(name)) {
      known.putIfAbsent(name, value);
    }
  }

  /**
   * The redirect address of a client, of those that were asked for, to which an address leads: with
   * the query that it has of its own, behind which there may be more.
   */
  Optional<String> redirect(String address) {
    return known.entrySet().stream()
        .filter(one -> REDIRECT.matcher(Placeholder.of(one.getKey())).matches())
        .map(Map.Entry::getValue)
        .filter(one -> address.startsWith(one) && endsThere(address.substring(one.length())))
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean endsThere(String more) {
    return more.isEmpty() || "?&#".indexOf(more.charAt(0)) >= 0;
  }

  /** A recorded address with the redirect address that it begins with, if it does, filled in. */
  String withRedirect(String recorded) {
    var matcher = REDIRECT.matcher(recorded);
    return matcher.lookingAt()
        ? fillOrStar(matcher.group(), UnaryOperator.identity()) + recorded.substring(matcher.end())
        : recorded;
  }

  /** A text with all its placeholders filled, each escaped as the text demands. */
  String fill(String text, UnaryOperator<String> escaping) {
    return Placeholder.fill(text, name -> escaping.apply(of(name)));
  }

  /** The same, with a star for what has no value. */
  String fillOrStar(String text, UnaryOperator<String> escaping) {
    return Placeholder.fill(
        text,
        name -> {
          try {
            return escaping.apply(of(name));
          } catch (NotSendable unknown) {
            return "*";
          }
        });
  }
}
