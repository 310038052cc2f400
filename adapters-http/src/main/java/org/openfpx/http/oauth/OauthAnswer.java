package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.http.json.Json;

/** What an endpoint for clients answers; nobody keeps it (RFC 6749 section 5). */
public record OauthAnswer(int status, Map<String, Object> members) {
  public OauthAnswer {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public static OauthAnswer ok(Map<String, Object> members) {
    return new OauthAnswer(200, members);
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

  void send(Context context) {
    context.header("Cache-Control", "no-store");
    context.header("Pragma", "no-cache");
    if (members.isEmpty()) {
      context.status(status).result("");
    } else {
      Json.answer(context, status, members);
    }
  }
}
