package org.openfpx.conformance.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openfpx.conformance.file.OwnersFile;

/** Writes recordings as HAR 1.2. */
public final class HarWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int UNKNOWN = -1;

  /** Of the log and of the whole. */
  private static final String END = "}}";

  private HarWriter() {}

  /**
   * Writes it to a file that only its owner may read, over what is there.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Recording recording, Path file) {
    try {
      OwnersFile.write(file, text(recording));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** All of it as JSON, with a line for each entry. */
  public static String text(Recording recording) {
    var root = NODES.objectNode();
    var log = root.putObject("log").put("version", "1.2");
    log.putObject("creator").put("name", "openfpx conformance").put("version", "1");
    log.put("_issuer", recording.server().issuer()).put("_driver", recording.server().driver());
    if (recording.dropped() > 0) {
      log.put("_dropped", recording.dropped());
    }
    var endpoints = log.putArray("_endpoints");
    recording
        .server()
        .endpoints()
        .forEach((name, url) -> endpoints.addObject().put("name", name).put("url", url));
    var entries = recording.entries().stream().map(HarWriter::line).toList();
    var head = root.toString();
    return head.substring(0, head.length() - END.length())
        + ",\"entries\":[\n"
        + String.join(",\n", entries)
        + "\n]"
        + END
        + "\n";
  }

  private static String line(Entry entry) {
    var node = NODES.objectNode();
    entry(node, entry);
    return node.toString();
  }

  private static void entry(ObjectNode node, Entry entry) {
    var proof = entry.proof();
    // No day, but how long after the first one: what a run looked like, not when it was.
    var began = Instant.EPOCH.plusMillis(entry.moment().began().toMillis());
    node.put("startedDateTime", began.toString()).put("time", entry.moment().time().toMillis());
    node.put("_name", proof.name()).put("_check", proof.check());
    proof.clauses().forEach(node.putArray("_clause")::add);
    node.put("_outcome", proof.outcome()).put("_together", entry.moment().together());
    node.put("_person", entry.how().person());
    entry.how().before().forEach(step -> step(node.withArray("_before").addObject(), step));
    sent(node.putObject("request"), entry.sent());
    got(node.putObject("response"), entry.got());
    node.putObject("cache");
    timings(node.putObject("timings"), entry.moment().time());
  }

  private static void step(ObjectNode node, Entry.Step step) {
    node.put("act", step.act()).put("resource", step.resource());
    step.scopes().forEach(node.putArray("scopes")::add);
  }

  private static void sent(ObjectNode node, Entry.Sent sent) {
    node.put("method", sent.method()).put("url", sent.url()).put("httpVersion", "HTTP/1.1");
    node.putArray("cookies");
    headers(node.putArray("headers"), sent.headers());
    query(node.putArray("queryString"), sent.url());
    if (!sent.body().isEmpty()) {
      node.putObject("postData").put("mimeType", sent.type()).put("text", sent.body());
    }
    node.put("headersSize", UNKNOWN).put("bodySize", UNKNOWN);
  }

  private static void headers(ArrayNode node, List<Entry.Header> headers) {
    headers.forEach(one -> node.addObject().put("name", one.name()).put("value", one.value()));
  }

  private static void query(ArrayNode node, String url) {
    int begin = url.indexOf('?');
    if (begin < 0) {
      return;
    }
    for (var pair : url.substring(begin + 1).split("&", -1)) {
      var parts = pair.split("=", 2);
      node.addObject().put("name", parts[0]).put("value", parts.length > 1 ? parts[1] : "");
    }
  }

  private static void got(ObjectNode node, Entry.Got got) {
    node.put("status", got.status()).put("statusText", "").put("httpVersion", "HTTP/1.1");
    node.putArray("cookies");
    headers(node.putArray("headers"), got.headers());
    node.putObject("content")
        .put("size", got.body().length())
        .put("mimeType", got.type())
        .put("text", got.body());
    node.put("redirectURL", got.values("Location").stream().findFirst().orElse(""));
    node.put("headersSize", UNKNOWN).put("bodySize", UNKNOWN);
  }

  private static void timings(ObjectNode node, Duration time) {
    node.put("send", 0).put("wait", time.toMillis()).put("receive", 0);
  }
}
