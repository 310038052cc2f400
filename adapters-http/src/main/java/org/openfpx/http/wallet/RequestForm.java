package org.openfpx.http.wallet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/**
 * The form of the page that asks: {@code line1.from} is a resource, {@code line1.part.read} a tick,
 * {@code until} a length of time.
 */
final class RequestForm {
  private static final Pattern FROM = Pattern.compile("line([0-9]{1,4})\\.from");
  private static final Pattern PART = Pattern.compile("line([0-9]{1,4})\\.part\\.(.+)");

  private RequestForm() {}

  static Choices choices(Parameters form) {
    Map<Integer, String> from = new HashMap<>();
    Map<Integer, List<Scope>> parts = new HashMap<>();
    for (var name : form.names()) {
      var chosen = FROM.matcher(name);
      if (chosen.matches()) {
        form.optional(name)
            .ifPresent(resource -> from.put(Integer.valueOf(chosen.group(1)), resource));
      }
      var ticked = PART.matcher(name);
      if (ticked.matches() && Scope.isScope(ticked.group(2))) {
        parts
            .computeIfAbsent(Integer.valueOf(ticked.group(1)), line -> new ArrayList<>())
            .add(new Scope(ticked.group(2)));
      }
    }
    return new Choices(lines(from, parts), howLong(form));
  }

  private static Map<Integer, Choices.Choice> lines(
      Map<Integer, String> from, Map<Integer, List<Scope>> parts) {
    Map<Integer, Choices.Choice> lines = new HashMap<>();
    for (var line : from.keySet()) {
      lines.put(line, choice(line, from, parts));
    }
    for (var line : parts.keySet()) {
      lines.put(line, choice(line, from, parts));
    }
    return lines;
  }

  private static Choices.Choice choice(
      Integer line, Map<Integer, String> from, Map<Integer, List<Scope>> parts) {
    return new Choices.Choice(
        Optional.ofNullable(from.get(line)), ScopeSet.of(parts.getOrDefault(line, List.of())));
  }

  static HowLong howLong(Parameters form) {
    try {
      return HowLong.valueOf(form.optional("until").orElse(HowLong.ONCE.name()));
    } catch (IllegalArgumentException unknown) {
      throw new BadRequest("invalid_request", "until is no length of time that is offered");
    }
  }
}
