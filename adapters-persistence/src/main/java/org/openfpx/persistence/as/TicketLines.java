package org.openfpx.persistence.as;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.scope.ScopeSet;

/**
 * The lines of a ticket as one text, since nobody searches for them: a line each, its fields
 * percent-encoded and parted by spaces; an absent resource is a minus, which no encoded resource
 * is, for that begins with a dot.
 */
final class TicketLines {
  private static final String NO_RESOURCE = "-";

  private TicketLines() {}

  static String write(List<TicketResource> lines) {
    return lines.stream().map(TicketLines::write).collect(Collectors.joining("\n"));
  }

  static List<TicketResource> read(String text) {
    return text.lines().map(TicketLines::readLine).toList();
  }

  private static String write(TicketResource line) {
    return String.join(
        " ",
        encode(line.definition().value()),
        line.required() ? "required" : "optional",
        line.resource().map(id -> "." + encode(id.value())).orElse(NO_RESOURCE),
        encode(line.scopes().toString()));
  }

  private static TicketResource readLine(String line) {
    var fields = List.of(line.split(" ", -1));
    var resource = fields.get(2);
    return new TicketResource(
        new DefinitionId(decode(fields.get(0))),
        ScopeSet.parse(decode(fields.get(3))),
        fields.get(1).equals("required"),
        resource.equals(NO_RESOURCE)
            ? Optional.empty()
            : Optional.of(new ResourceId(decode(resource.substring(1)))));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
