package org.openfpx.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.Headers;
import org.openfpx.conformance.recording.MediaTypes;

/** Says where an answer is not as it was recorded. Time is not compared, nor what is random. */
final class Comparison {
  private static final int MOST = 20;
  private static final String NOTHING = "nothing";
  private static final String ELSEWHERE = "an address of somebody else's";
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)\\s*=");
  private static final Pattern ATTRIBUTE = Pattern.compile(";\\s*([A-Za-z-]+)(=[^;]*)?");

  private final Addresses addresses;
  private final Values values;

  Comparison(Addresses addresses, Values values) {
    this.addresses = addresses;
    this.values = values;
  }

  /** All differences, but no more than 20. */
  List<Difference> between(Entry.Got recorded, Entry.Got seen) {
    var differences = new ArrayList<Difference>();
    if (recorded.status() != seen.status()) {
      differences.add(new Difference("status", "" + recorded.status(), "" + seen.status()));
    }
    headers(recorded, seen, differences);
    bodies(recorded, seen, differences);
    return differences.size() <= MOST ? differences : differences.subList(0, MOST);
  }

  private void headers(Entry.Got recorded, Entry.Got seen, List<Difference> differences) {
    var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    seen.headers().forEach(header -> names.put(header.name(), header.name()));
    recorded.headers().forEach(header -> names.put(header.name(), header.name()));
    for (var name : names.values()) {
      if (Headers.matters(name)) {
        var before = compared(name, recorded.values(name), this::place);
        var now = compared(name, seen.values(name), this::placeHere);
        if (!before.equals(now)) {
          differences.add(difference("header " + name, before, now));
        }
      }
    }
  }

  private static Difference difference(String where, String before, String now) {
    return new Difference(where, Shortened.of(before), Shortened.of(now));
  }

  private String compared(String name, List<String> given, UnaryOperator<String> placing) {
    if (given.isEmpty()) {
      return NOTHING;
    }
    var all = given.stream().map(value -> compared(name, value, placing)).sorted().toList();
    return String.join("; ", all);
  }

  private String compared(String name, String value, UnaryOperator<String> placing) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-type" -> MediaTypes.bare(value);
      case "cache-control", "allow" -> words(value, ",");
      case "www-authenticate" -> challenge(value);
      case "set-cookie" -> cookie(value);
      case "location" -> location(value, placing);
      case "content-security-policy" -> firstWords(value, ";");
      case "permissions-policy" -> firstWords(value, ",");
      case "strict-transport-security" -> "sent";
      default -> value.toLowerCase(Locale.ROOT);
    };
  }

  private static String words(String value, String separator) {
    var words = new TreeSet<String>();
    for (var word : value.toLowerCase(Locale.ROOT).split(separator, -1)) {
      words.add(word.strip());
    }
    return String.join(", ", words);
  }

  private static String firstWords(String value, String separator) {
    var words = new TreeSet<String>();
    for (var directive : value.toLowerCase(Locale.ROOT).split(separator, -1)) {
      words.add(directive.strip().split("[ =]", 2)[0]);
    }
    words.remove("");
    return String.join(", ", words);
  }

  /** The scheme, and the names of its parameters. */
  private static String challenge(String value) {
    var names = new TreeSet<String>();
    PARAMETER.matcher(value).results().forEach(one -> names.add(one.group(1)));
    return value.split(" ", 2)[0]
        + " with "
        + (names.isEmpty() ? NOTHING : String.join(", ", names));
  }

  /** The name, the attributes, and of those only the value of SameSite. */
  private static String cookie(String value) {
    var attributes = new TreeSet<String>();
    ATTRIBUTE
        .matcher(value)
        .results()
        .forEach(one -> {
          var attribute = one.group(1).toLowerCase(Locale.ROOT);
          attributes.add(attribute.equals("samesite") ? attribute + one.group(2) : attribute);
        });
    // Several servers on one host tell their cookies apart by what they make of their addresses.
    var name = value.split("=", 2)[0].replaceAll("[0-9a-f]{16,}", "*");
    return name + " with " + String.join(", ", attributes);
  }

  /** Where it leads, the names of the parameters, and an error code. */
  private String location(String value, UnaryOperator<String> placing) {
    var address = values.withRedirect(value);
    var place = values.redirect(address).orElseGet(() -> address.split("[?#]", 2)[0]);
    var parameters = new TreeSet<String>();
    for (var part : address.substring(place.length()).split("[?#]", -1)) {
      Request.decode(part)
          .forEach(
              (name, given) -> parameters.add(name.equals("error") ? name + "=" + given : name));
    }
    return placing.apply(place)
        + (parameters.isEmpty() ? "" : " with " + String.join(", ", parameters));
  }

  /** An address that was recorded: an endpoint, a client's, or one of somebody else's. */
  private String place(String address) {
    return addresses
        .named(address)
        .map(named -> values.fillOrStar(named, Sending::segment))
        .or(() -> values.redirect(address))
        .orElse(ELSEWHERE);
  }

  private String placeHere(String address) {
    return addresses.namedHere(address).or(() -> values.redirect(address)).orElse(ELSEWHERE);
  }

  private static void bodies(Entry.Got recorded, Entry.Got seen, List<Difference> differences) {
    Map<String, String> before = Structure.of(recorded);
    Map<String, String> now = Structure.of(seen);
    var places = new TreeSet<>(before.keySet());
    places.addAll(now.keySet());
    var told = new TreeSet<String>();
    for (var place : places) {
      var one = before.getOrDefault(place, NOTHING);
      var other = now.getOrDefault(place, NOTHING);
      if (!one.equals(other) && !isWithin(place, told)) {
        told.add(place);
        differences.add(difference(("body " + place).strip(), one, other));
      }
    }
  }

  /** Of what is missing or of another kind, nothing of what is in it is told. */
  private static boolean isWithin(String place, Set<String> told) {
    return told.stream()
        .anyMatch(outer ->
            place.startsWith(outer + "/") || place.startsWith(outer + "[") || outer.isEmpty());
  }
}
