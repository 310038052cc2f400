package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.openfpx.http.json.Json;

/**
 * What an endpoint for clients answers; nobody keeps it (RFC 6749 section 5).
 *
 * @param form how the members are written
 */
public record OauthAnswer(int status, Map<String, Object> members, Form form) {
  private static final Form AS_JSON = new Form("application/json", Json::write);

  public OauthAnswer {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  private OauthAnswer(int status, Map<String, Object> members) {
    this(status, members, AS_JSON);
  }

  /** How the members of an answer are written. */
  public record Form(String contentType, Function<Map<String, Object>, String> writer) {}

  /** The same members, written in another form than JSON. */
  public OauthAnswer writtenAs(String contentType, Function<Map<String, Object>, String> writer) {
    return new OauthAnswer(status, members, new Form(contentType, writer));
  }

  public static OauthAnswer ok(Map<String, Object> members) {
    return new OauthAnswer(200, members);
  }

  /** Something was made (RFC 9126 section 2.2). */
  public static OauthAnswer created(Map<String, Object> members) {
    return new OauthAnswer(201, members);
  }

  /** An empty answer. */
  public static OauthAnswer nothing() {
    return new OauthAnswer(200, Map.of());
  }

  public static OauthAnswer error(int status, String code) {
    return error(status, code, Map.of());
  }

  /** An error with further members, such as the {@code ticket} of {@code need_info}. */
  public static OauthAnswer error(int status, String code, Map<String, Object> more) {
    var members = new LinkedHashMap<String, Object>();
    members.put("error", code);
    members.putAll(more);
    return new OauthAnswer(status, members);
  }

  /** Sends it. */
  public void send(Context context) {
    context.header("Cache-Control", "no-store");
    context.header("Pragma", "no-cache");
    if (members.isEmpty()) {
      context.status(status).result("");
    } else {
      var body = form.writer().apply(members);
      context.status(status).contentType(form.contentType()).result(body);
    }
  }
}
