package org.openfpx.http.rsa.proxy;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import org.openfpx.http.json.Json;
import org.openfpx.http.problem.Problem;
import org.openfpx.http.problem.Problems;

/** What a client is told when the source fails: what to do, and nothing of the source. */
enum UpstreamProblem {
  NO_ANSWER(502, "source_unavailable", "the source does not answer now; try again later"),
  FAILED(502, "source_failed", "the source failed; try again later"),
  TOO_LARGE(502, "source_answer_too_large", "the source's answer is too large"),
  TOO_SLOW(504, "source_timeout", "the source did not answer in time; try again later");

  private final int status;
  private final String code;
  private final String detail;

  UpstreamProblem(int status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  void answer(Context context) {
    var members = new LinkedHashMap<String, Object>();
    members.put("error", code);
    members.put("error_description", Problem.description(detail));
    members.put("correlation_id", Problems.correlation(context));
    Json.answer(context, status, members);
  }
}
