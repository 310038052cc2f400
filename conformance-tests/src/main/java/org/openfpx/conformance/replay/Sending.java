package org.openfpx.conformance.replay;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.MediaTypes;
import org.openfpx.conformance.recording.Placeholder;
import org.openfpx.conformance.recording.Witness;

/** Recorded requests as the target gets them. */
final class Sending {
  private final Addresses addresses;
  private final Values values;
  private final Roles roles;

  Sending(Addresses addresses, Values values, Roles roles) {
    this.addresses = addresses;
    this.values = values;
    this.roles = roles;
  }

  /**
   * @throws NotSendable if something is missing
   */
  Request request(Entry entry) {
    var sent = entry.sent();
    var headers = new LinkedHashMap<String, String>();
    var asking = sent.headers().stream().filter(Sending::showsWhoIntrospects).findFirst();
    sent.headers().stream()
        .filter(header -> !showsWhoIntrospects(header))
        .forEach(header -> headers.put(header.name(), header(header.value())));
    var body = values.fill(sent.body(), escaping(sent.type()));
    var request =
        new Request(entry.proof().name(), sent.method(), address(sent.url()), headers, body);
    return asking
        .map(header -> roles.introspecting(Placeholder.only(header.value()), request))
        .orElse(request);
  }

  private static boolean showsWhoIntrospects(Entry.Header header) {
    return header.name().equalsIgnoreCase("Authorization")
        && Placeholder.only(header.value()).startsWith(Witness.INTROSPECTING);
  }

  /** An address with its placeholders filled. */
  URI address(String recorded) {
    var mapped = addresses.of(recorded);
    int query = mapped.indexOf('?');
    var path = query < 0 ? mapped : mapped.substring(0, query);
    var rest = query < 0 ? "" : mapped.substring(query);
    try {
      return URI.create(values.fill(path, Sending::segment) + values.fill(rest, Sending::field));
    } catch (IllegalArgumentException notOne) {
      throw new NotSendable("its address is none");
    }
  }

  private String header(String recorded) {
    if (!recorded.startsWith("Basic ")) {
      return values.fill(recorded, UnaryOperator.identity());
    }
    var pair = values.fill(recorded.substring("Basic ".length()), Sending::field);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static UnaryOperator<String> escaping(String type) {
    if (type.equals(MediaTypes.FORM)) {
      return Sending::field;
    }
    return MediaTypes.isJson(type)
        ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
        : UnaryOperator.identity();
  }

  private static String field(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A value as a segment of a path. */
  static String segment(String value) {
    return field(value).replace("+", "%20");
  }
}
