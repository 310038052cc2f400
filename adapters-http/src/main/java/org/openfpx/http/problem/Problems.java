package org.openfpx.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Turns everything that is thrown on a listener into an answer; nothing inside is let out. */
public final class Problems {
  /** Under this key the log lines of a request carry its correlation id. */
  public static final String MDC_KEY = "correlation";

  private static final String ATTRIBUTE = "org.openfpx.correlation";
  private static final int LENGTH = 10;
  private static final int FAILED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Supplier<String> ids;
  private final Optional<ProblemPage> page;

  /**
   * @param ids random ids, of which the beginning becomes the code of a request
   * @param page for browsers; without one, everybody gets JSON
   */
  public Problems(Supplier<String> ids, Optional<ProblemPage> page) {
    this.ids = ids;
    this.page = page;
  }

  /** To be called while a listener is configured. */
  public void install(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.router.handlerWrapper(endpoint -> context -> handle(endpoint.handler, context));
    config.routes.before(this::begin);
    config.routes.after(context -> MDC.remove(MDC_KEY));
    config.routes.exception(BadRequest.class, this::malformed);
    config.routes.exception(HttpResponseException.class, this::unroutable);
    config.routes.exception(Exception.class, this::unexpected);
  }

  /** The code of this request, for log lines, pages and answers. */
  public static String correlation(Context context) {
    return Optional.ofNullable(context.<String>attribute(ATTRIBUTE)).orElse("none");
  }

  /** Answers with this problem as a page or as JSON, whichever was asked for. */
  public void answer(Context context, int status, String code, String detail) {
    var problem = new Problem(status, code, detail, correlation(context));
    context.header("Cache-Control", "no-store");
    if (!isShown(context, problem)) {
      context.status(status).contentType("application/json").result(json(problem));
    }
  }

  /** Whether there is a page of it; one that fails is told as everything is, by its code. */
  private boolean isShown(Context context, Problem problem) {
    if (page.isEmpty() || !wantsPage(context)) {
      return false;
    }
    try {
      page.get().show(context, problem);
      return true;
    } catch (RuntimeException failure) {
      LOG.error("no page could be made, the answer quotes {}", problem.correlation(), failure);
      return false;
    }
  }

  /**
   * What the server itself has refused, before there was anything that could be routed.
   *
   * @param detail for the one who asked
   * @param reason for the log
   */
  public Problem ofServer(int status, String detail, String reason) {
    var correlation = newCorrelation();
    boolean ours = status == FAILED;
    if (ours) {
      LOG.error("the server failed, the answer quotes {}: {}", correlation, reason);
    } else {
      LOG.debug("the server refused, the answer quotes {}: {}", correlation, reason);
    }
    return new Problem(status, ours ? "server_error" : "invalid_request", detail, correlation);
  }

  private String newCorrelation() {
    var id = ids.get();
    return id.substring(0, Math.min(LENGTH, id.length()));
  }

  private void begin(Context context) {
    var correlation = newCorrelation();
    context.attribute(ATTRIBUTE, correlation);
    MDC.put(MDC_KEY, correlation);
  }

  /** Javalin's mapping is of exceptions alone; what else is thrown would be answered by nobody. */
  private static void handle(Handler handler, Context context) throws Exception {
    try {
      handler.handle(context);
    } catch (Error error) {
      throw new Broken(error);
    }
  }

  /** An error, as an exception. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(Error error) {
      super(error);
    }
  }

  private void malformed(BadRequest bad, Context context) {
    LOG.debug("refused: {}", bad.getMessage());
    bad.retryAfterSeconds()
        .ifPresent(seconds -> context.header("Retry-After", Integer.toString(seconds)));
    answer(context, bad.status(), bad.code(), bad.detail());
  }

  private void unroutable(HttpResponseException thrown, Context context) {
    var allowed = thrown.getDetails().get("availableMethods");
    if (allowed != null) {
      context.header("Allow", allowed);
    }
    int status = thrown.getStatus();
    switch (status) {
      case 404 -> answer(context, status, "not_found", "there is nothing at this address");
      case 405 -> answer(context, status, "invalid_request", "not by this method");
      case 413 -> answer(context, status, "invalid_request", "the body is too large");
      default -> answer(context, status, "invalid_request", "the request cannot be answered");
    }
  }

  private void unexpected(Exception thrown, Context context) {
    LOG.error("failed, the answer quotes {}", correlation(context), thrown);
    answer(context, 500, "server_error", "something failed on our side");
  }

  private static boolean wantsPage(Context context) {
    var accept = Objects.requireNonNullElse(context.req().getHeader("Accept"), "");
    return accept.toLowerCase(Locale.ROOT).contains("text/html");
  }

  /** The problem on the wire. */
  public static String json(Problem problem) {
    var members = new LinkedHashMap<String, String>();
    members.put("error", problem.code());
    members.put("error_description", Problem.description(problem.detail()));
    members.put("correlation_id", problem.correlation());
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
