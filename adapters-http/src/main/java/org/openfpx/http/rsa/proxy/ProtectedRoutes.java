package org.openfpx.http.rsa.proxy;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.rsa.access.JudgeAccess;
import org.openfpx.domain.rsa.access.Refusal;
import org.openfpx.domain.rsa.access.Verdict;
import org.openfpx.domain.rsa.access.Verdict.Pass;
import org.openfpx.domain.rsa.access.Verdict.SourceUnreachable;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.RawRequest;
import org.openfpx.domain.rsa.route.RouteMatch.Ambiguous;
import org.openfpx.domain.rsa.route.RouteMatch.Flaw;
import org.openfpx.domain.rsa.route.RouteMatch.Matched;
import org.openfpx.domain.rsa.route.RouteMatch.NotMapped;
import org.openfpx.domain.rsa.route.RouteMatch.ParameterRefused;
import org.openfpx.domain.rsa.route.RouteTable;
import org.openfpx.domain.rsa.route.UpstreamTarget;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Text;
import org.openfpx.http.oauth.PresentedToken;
import org.openfpx.http.problem.BadRequest;
import org.openfpx.http.rsa.guard.RefusalAnswers;
import org.openfpx.http.rsa.guard.ResourceMetadata;
import org.openfpx.http.rsa.proxy.Upstream.Begun;
import org.openfpx.http.rsa.proxy.Upstream.NoAnswer;
import org.openfpx.http.rsa.proxy.Upstream.TooSlow;

/** Everything under the prefix of the protected routes, and what is said of each (RFC 9728). */
public final class ProtectedRoutes implements Endpoint {
  private final String prefix;
  private final ResourceMetadata metadata;
  private final RefusalAnswers refusals;
  private final URI at;
  private final Supplier<RouteTable> table;
  private final JudgeAccess judge;
  private final Upstream upstream;

  /**
   * @param prefix {@code /api} for one
   * @param issuer of this source: what a challenge calls it, and where clients know it to be
   * @param table the mappings as they are now
   */
  public ProtectedRoutes(
      String prefix,
      Issuer issuer,
      Supplier<RouteTable> table,
      JudgeAccess judge,
      Upstream upstream) {
    this.prefix = prefix;
    this.at = URI.create(issuer.value());
    this.metadata = new ResourceMetadata(issuer.value(), at, true);
    this.refusals = new RefusalAnswers(issuer.value(), true, Optional.of(metadata));
    this.table = table;
    this.judge = judge;
    this.upstream = upstream;
  }

  @Override
  public List<Route> routes() {
    var described = Route.get(ResourceMetadata.PLACE + prefix + "/*", this::describe);
    var all =
        Stream.of(
                HandlerType.GET,
                HandlerType.HEAD,
                HandlerType.POST,
                HandlerType.PUT,
                HandlerType.PATCH,
                HandlerType.DELETE)
            .map(method -> new Route(method, prefix + "/*", this::answer));
    return Stream.concat(all, Stream.of(described)).toList();
  }

  private void describe(Context context) {
    var path = ResourceMetadata.about(context.req()).orElseThrow();
    var asked = new RawRequest("GET", path, Optional.empty(), Set.of(), false);
    switch (table.get().match(asked)) {
      case Matched(var route, _) -> metadata.answer(context.res(), path, route.needs());
      case NotMapped() -> throw nothingHere();
      case Ambiguous(var flaw) -> throw new BadRequest("invalid_request", words(flaw));
      case ParameterRefused(_) -> throw new IllegalStateException("nothing was asked for");
    }
  }

  private static BadRequest nothingHere() {
    return BadRequest.notFound("there is nothing at this address");
  }

  private void answer(Context context) {
    context.header("Cache-Control", "no-store");
    switch (table.get().match(read(context))) {
      case Matched(var route, var target) -> judged(context, route.needs(), target);
      case NotMapped() -> throw nothingHere();
      case Ambiguous(var flaw) -> throw new BadRequest("invalid_request", words(flaw));
      case ParameterRefused(var name) ->
          throw new BadRequest(
              "invalid_request", "the parameter " + Text.shown(name) + " has no place here");
    }
  }

  private static RawRequest read(Context context) {
    var request = context.req();
    return new RawRequest(
        request.getMethod(),
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()),
        Collections.list(request.getHeaderNames()).stream().collect(Collectors.toSet()),
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
  }

  private void judged(Context context, ProtectedResource needs, UpstreamTarget target) {
    switch (PresentedToken.of(context.req(), Optional.of(at))) {
      case PresentedToken.Shown(var token) -> judged(context, needs, target, Optional.of(token));
      case PresentedToken.Absent(), PresentedToken.Malformed() ->
          judged(context, needs, target, Optional.empty());
      case PresentedToken.Misplaced() -> refusals.answerMisplaced(context.res());
    }
  }

  private void judged(
      Context context, ProtectedResource needs, UpstreamTarget target, Optional<ShownToken> token) {
    switch (judge.judge(needs, token)) {
      case Pass pass -> fetch(context, needs, target, pass, true);
      case Verdict verdict -> turnAway(context, verdict);
    }
  }

  private void turnAway(Context context, Verdict verdict) {
    switch (verdict) {
      case Refusal refusal -> refusals.answer(context.req(), context.res(), refusal);
      case SourceUnreachable() -> UpstreamProblem.NO_ANSWER.answer(context);
      case Pass _ -> throw new IllegalStateException("a pass turns nobody away");
    }
  }

  private void fetch(
      Context context,
      ProtectedResource needs,
      UpstreamTarget target,
      Pass pass,
      boolean mayRenew) {
    var method = context.req().getMethod();
    switch (upstream.fetch(method, target, pass.downstream(), passedUp(context))) {
      case Begun(var answer) when answer.statusCode() == 401 && mayRenew -> {
        StreamedAnswer.drop(answer);
        // The token may have been ended upstream before its time; a new one may still be had.
        switch (judge.insteadOf(needs, pass)) {
          case Pass renewed -> fetch(context, needs, target, renewed, false);
          case Verdict verdict -> turnAway(context, verdict);
        }
      }
      case Begun(var answer) -> new StreamedAnswer(upstream.settings(), answer).send(context);
      case NoAnswer() -> UpstreamProblem.NO_ANSWER.answer(context);
      case TooSlow() -> UpstreamProblem.TOO_SLOW.answer(context);
    }
  }

  private Map<String, List<String>> passedUp(Context context) {
    var request = context.req();
    return upstream.settings().headers().up().stream()
        .filter(name -> request.getHeader(name) != null)
        .collect(
            Collectors.toMap(name -> name, name -> Collections.list(request.getHeaders(name))));
  }

  private static String words(Flaw flaw) {
    return switch (flaw) {
      case BAD_ENCODING -> "the address is not encoded as addresses are";
      case DOT_SEGMENT -> "the path has a dot segment";
      case EMPTY_SEGMENT -> "the path has an empty segment";
      case PATH_PARAMETER -> "the path has a parameter";
      case ENCODED_SEPARATOR -> "the path has an encoded separator";
      case FORBIDDEN_CHARACTER -> "the address has a character that has no place there";
      case METHOD_OVERRIDE -> "the method is that of the request and no other";
      case BODY -> "a request that reads has no body";
      case TOO_LONG -> "the address is too long";
    };
  }
}
