package org.openfpx.domain.rsa.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;
import org.openfpx.domain.rsa.route.StrictPercent.Refused;

/** A query taken apart once and written anew. */
record StrictQuery(List<Parameter> parameters) {
  private static final int LONGEST = 4096;
  private static final String LITERAL = "!$'()*,:@/?";
  private static final Pattern REFERENCE_TO_A_PERSON =
      Pattern.compile(
          "(Patient|Person|RelatedPerson|Practitioner)(/|\\?|\\||%2f)", Pattern.CASE_INSENSITIVE);

  record Parameter(String name, String value) {
    boolean refersToAPerson() {
      return REFERENCE_TO_A_PERSON.matcher(value).find();
    }

    String encoded() {
      return StrictPercent.encode(name) + "=" + StrictPercent.encode(value);
    }
  }

  static StrictQuery parse(Optional<String> raw) {
    var parameters = new ArrayList<Parameter>();
    if (raw.isPresent() && !raw.get().isEmpty()) {
      if (raw.get().length() > LONGEST) {
        throw new Refused(Flaw.TOO_LONG);
      }
      for (String pair : raw.get().split("&", -1)) {
        parameters.add(parameter(pair));
      }
    }
    return new StrictQuery(List.copyOf(parameters));
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      // "?patient" and "?=x": forms that servers read in different ways.
      throw new Refused(Flaw.BAD_ENCODING);
    }
    return new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
  }

  private static String decode(String raw) {
    // A plus is a space to a form and a plus to RFC 3986: it is taken as a space and sent as %20.
    return StrictPercent.decode(raw.replace("+", "%20"), LITERAL);
  }

  String encoded() {
    return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
  }
}
