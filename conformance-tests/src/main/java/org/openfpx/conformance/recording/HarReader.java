package org.openfpx.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads recordings, and takes nothing that {@link HarWriter} would not write. */
public final class HarReader {
  private static final int LONGEST_FILE = 32 << 20;
  private static final int MOST_ENTRIES = 10_000;
  private static final int MOST_DROPPED = 1_000_000_000;
  private static final int LONGEST_TIME = 86_400_000;
  private static final int HIGHEST_STATUS = 599;

  /** A token of RFC 9110 section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

  /** RFC 9110 section 5.5: what is seen, spaces and tabs, and what may be of another charset. */
  private static final Pattern VALUE = Pattern.compile("[\t\\x20-\\x7E\\x80-\\xFF]*+");

  /** What {@code java.net.http} says by itself, and lets nobody else say. */
  private static final Set<String> ITS_OWN =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private static final Set<String> ACTS =
      Set.of(
          "allow",
          "allow-bob",
          "allow-mallory",
          "ask",
          "forbid",
          "approve",
          "refuse",
          "attempt-first");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private HarReader() {}

  /**
   * Reads a file.
   *
   * @throws BadRecording if it is not one that the kit wrote, or longer than 32 MiB
   */
  public static Recording read(Path file) {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw new BadRecording(file + " is longer than 32 MiB");
      }
      return in(file, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new BadRecording(file + " can't be read");
    }
  }

  /** What is wrong is told with the name of the file, for there may be several. */
  private static Recording in(Path file, String text) {
    try {
      return of(text);
    } catch (BadRecording wrong) {
      throw new BadRecording(file + ": " + wrong.getMessage());
    }
  }

  /** The same from its text. */
  static Recording of(String text) {
    var log =
        new Place(parsed(text), "")
            .knowing("log")
            .object(
                "log",
                "version",
                "creator",
                "entries",
                "_issuer",
                "_driver",
                "_dropped",
                "_endpoints");
    if (!log.text("version").equals("1.2")) {
      throw new BadRecording("log.version is not 1.2");
    }
    log.object("creator", "name", "version").text("name");
    var entries = log.list("entries");
    if (entries.size() > MOST_ENTRIES) {
      throw new BadRecording("log.entries has more than " + MOST_ENTRIES);
    }
    var server =
        new Recording.Server(
            log.text("_issuer"), log.text("_driver"), endpoints(log.list("_endpoints")));
    int dropped = log.node().has("_dropped") ? log.number("_dropped", 1, MOST_DROPPED) : 0;
    return new Recording(server, entries.stream().map(HarReader::entry).toList(), dropped);
  }

  private static JsonNode parsed(String text) {
    try {
      var root = JSON.readTree(text);
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException broken) {
      // There is none of what is too deep.
      var at = Optional.ofNullable(broken.getLocation());
      throw new BadRecording(
          at.map(known ->
                  " at line %d, column %d".formatted(known.getLineNr(), known.getColumnNr()))
              .map("no JSON"::concat)
              .orElse("no JSON that can be read: it is nested too deep, or a word is too long"));
    }
    throw new BadRecording("a recording is an object with log");
  }

  private static Map<String, String> endpoints(List<Place> places) {
    var endpoints = new TreeMap<String, String>();
    places.forEach(place -> {
      place.knowing("name", "url");
      endpoints.put(place.text("name"), place.text("url"));
    });
    return endpoints;
  }

  private static Entry entry(Place place) {
    place.knowing(
        "startedDateTime",
        "time",
        "request",
        "response",
        "cache",
        "timings",
        "_name",
        "_check",
        "_clause",
        "_outcome",
        "_together",
        "_person",
        "_before");
    place.object("cache");
    place.object("timings", "send", "wait", "receive");
    var clauses = place.list("_clause").stream().map(Place::text).toList();
    var proof =
        new Entry.Proof(place.text("_name"), place.text("_check"), clauses, place.text("_outcome"));
    return new Entry(proof, moment(place), how(place), sent(place), got(place));
  }

  private static Entry.Moment moment(Place place) {
    try {
      var began = Duration.between(Instant.EPOCH, Instant.parse(place.text("startedDateTime")));
      var time = Duration.ofMillis(place.number("time", 0, LONGEST_TIME));
      return new Entry.Moment(began, time, place.truth("_together"));
    } catch (DateTimeParseException noTime) {
      throw new BadRecording(place.where() + ".startedDateTime is no time");
    }
  }

  private static Entry.How how(Place place) {
    var steps = place.listIfThere("_before").stream().map(HarReader::step).toList();
    return new Entry.How(place.text("_person"), steps);
  }

  private static Entry.Step step(Place place) {
    place.knowing("act", "resource", "scopes");
    var act = place.text("act");
    if (!ACTS.contains(act)) {
      throw new BadRecording(place.where() + ".act is none of " + String.join(", ", ACTS));
    }
    var scopes = place.list("scopes").stream().map(Place::text).toList();
    return new Entry.Step(act, place.text("resource"), scopes);
  }

  private static Entry.Sent sent(Place entry) {
    var place =
        entry.object(
            "request",
            "method",
            "url",
            "httpVersion",
            "cookies",
            "headers",
            "queryString",
            "postData",
            "headersSize",
            "bodySize");
    var method = place.text("method");
    if (!method.matches("[A-Z]{1,20}")) {
      throw new BadRecording(place.where() + ".method is no method");
    }
    var body =
        place.optional("postData", "mimeType", "text").map(data -> data.text("text")).orElse("");
    var headers = headers(place);
    for (int i = 0; i < headers.size(); i++) {
      if (ITS_OWN.contains(headers.get(i).name().toLowerCase(Locale.ROOT))) {
        throw new BadRecording(
            "%s.headers[%d].name is one that no recording has: %s"
                .formatted(place.where(), i, headers.get(i).name()));
      }
    }
    return new Entry.Sent(method, place.text("url"), headers, body);
  }

  private static List<Entry.Header> headers(Place place) {
    return place.list("headers").stream()
        .map(header -> header.knowing("name", "value"))
        .map(HarReader::header)
        .toList();
  }

  private static Entry.Header header(Place place) {
    var header = new Entry.Header(place.text("name"), place.text("value"));
    if (!TOKEN.matcher(header.name()).matches()) {
      throw new BadRecording(place.where() + ".name is no name of a header");
    }
    if (!VALUE.matcher(header.value()).matches()) {
      throw new BadRecording(place.where() + ".value has what no header may have");
    }
    return header;
  }

  private static Entry.Got got(Place entry) {
    var place =
        entry.object(
            "response",
            "status",
            "statusText",
            "httpVersion",
            "cookies",
            "headers",
            "content",
            "redirectURL",
            "headersSize",
            "bodySize");
    var content = place.object("content", "size", "mimeType", "text");
    return new Entry.Got(
        place.number("status", 0, HIGHEST_STATUS), headers(place), content.text("text"));
  }
}
