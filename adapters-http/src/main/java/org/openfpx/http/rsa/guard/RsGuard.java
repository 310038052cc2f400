package org.openfpx.http.rsa.guard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.rsa.access.Access;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.domain.rsa.access.Guarded;
import org.openfpx.domain.rsa.access.Guarded.Admitted;
import org.openfpx.domain.rsa.access.Refusal;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.RouteTable;
import org.openfpx.http.oauth.PresentedToken;

/**
 * Guards the resources of an application that is a resource server itself. Whoever may not pass is
 * answered here and never reaches the application; what it answers to all others is {@code
 * no-store} unless it says otherwise.
 */
public final class RsGuard {
  private final RefusalAnswers answers;
  private final GuardResource rules;
  private final Optional<URI> at;
  private final Optional<ResourceMetadata> metadata;

  /**
   * For an application that takes bearer tokens and publishes nothing of itself.
   *
   * @param realm what a challenge calls the application
   * @throws IllegalArgumentException if the realm can't stand in a header
   */
  public RsGuard(String realm, GuardResource rules) {
    this(realm, rules, Optional.empty());
  }

  /**
   * For one that knows its own address: it takes tokens that are bound to a key too, where the
   * rules do (RFC 9449), and each challenge points to what the guard says of the address that was
   * called (RFC 9728): {@link #get}, {@link #metadata} and {@link #filter} answer there.
   *
   * @param at what stands before the path of a request, as clients know it: {@code
   *     https://clinic.example}
   * @throws IllegalArgumentException if the realm can't stand in a header
   */
  public RsGuard(String realm, GuardResource rules, URI at) {
    this(realm, rules, Optional.of(at));
  }

  private RsGuard(String realm, GuardResource rules, Optional<URI> at) {
    this.metadata = at.map(base -> new ResourceMetadata(realm, base, rules.takesProofs()));
    this.answers = new RefusalAnswers(realm, rules.takesProofs() && at.isPresent(), metadata);
    this.rules = rules;
    this.at = at.filter(_ -> rules.takesProofs());
  }

  /** What answers a request that may pass. */
  @FunctionalInterface
  public interface Served {
    void serve(Context context, Access access) throws Exception;
  }

  /**
   * Answers {@code GET} and {@code HEAD} of one resource in a Javalin application: without a
   * handler of its own Javalin answers {@code HEAD} of whatever has one for {@code GET} by itself,
   * 200 to everybody (RFC 9110 section 9.3.2 says that both are answered alike).
   */
  public void get(RoutesConfig routes, String path, ProtectedResource wanted, Served served) {
    var guarded = handler(wanted, served);
    routes.addHttpHandler(HandlerType.GET, path, guarded);
    routes.addHttpHandler(HandlerType.HEAD, path, guarded);
    if (metadata.isPresent()) {
      routes.addHttpHandler(HandlerType.GET, ResourceMetadata.PLACE + path, metadata(wanted));
    }
  }

  /** A Javalin handler for one resource, for whatever method; for {@code GET} see {@link #get}. */
  public Handler handler(ProtectedResource wanted, Served served) {
    return context -> {
      var access = admit(context.req(), context.res(), wanted);
      if (access.isPresent()) {
        served.serve(context, access.get());
      }
    };
  }

  /**
   * A Javalin handler for what is said of one resource, at {@link ResourceMetadata#PLACE} and its
   * path; {@link #get} brings it along.
   *
   * @throws IllegalStateException if the guard does not know its own address
   */
  public Handler metadata(ProtectedResource wanted) {
    var published = metadata.orElseThrow(() -> new IllegalStateException("no address is known"));
    return context ->
        published.answer(
            context.res(), ResourceMetadata.about(context.req()).orElseThrow(), wanted);
  }

  /**
   * A servlet filter. Where the guard knows its own address, the filter also answers what is asked
   * about a path at {@link ResourceMetadata#PLACE}, if it is mapped there.
   *
   * @param wanted what a request is for; nothing if it is for nothing that is protected
   */
  public Filter filter(Function<HttpServletRequest, Optional<ProtectedResource>> wanted) {
    return new GuardFilter(this, metadata, wanted);
  }

  /** What the filter has found out of a request that it let pass. */
  public static Access access(HttpServletRequest request) {
    return GuardFilter.access(request);
  }

  /**
   * Lets a request pass, or answers it.
   *
   * @return nothing if it has been answered
   */
  public Optional<Access> admit(
      HttpServletRequest request, HttpServletResponse response, ProtectedResource wanted) {
    response.setHeader("Cache-Control", "no-store");
    if (hasRefusedOverride(request, response)) {
      return Optional.empty();
    }
    return switch (PresentedToken.of(request, at)) {
      case PresentedToken.Shown(var token) ->
          judged(request, response, rules.guard(wanted, Optional.of(token)));
      // UMA Grant 3.2: whatever can't be used is as good as none.
      case PresentedToken.Absent(), PresentedToken.Malformed() ->
          judged(request, response, rules.challenge(wanted));
      case PresentedToken.Misplaced() -> {
        answers.answerMisplaced(response);
        yield Optional.empty();
      }
    };
  }

  /**
   * Answers a request that names its method in a header too, and says whether it was one: whoever
   * is behind may heed that, as Javalin does, while the judgement and a proof of a key are for the
   * method of the request.
   */
  boolean hasRefusedOverride(HttpServletRequest request, HttpServletResponse response) {
    boolean named =
        RouteTable.METHOD_OVERRIDES.stream().anyMatch(name -> request.getHeader(name) != null);
    if (named) {
      answers.answerOverridden(response);
    }
    return named;
  }

  private Optional<Access> judged(
      HttpServletRequest request, HttpServletResponse response, Guarded guarded) {
    return switch (guarded) {
      case Admitted(var access) -> Optional.of(access);
      case Refusal refusal -> {
        answers.answer(request, response, refusal);
        yield Optional.empty();
      }
    };
  }

  /** Refuses after all: its ROTs lead to nobody, say. */
  public void challenge(
      HttpServletRequest request, HttpServletResponse response, ProtectedResource wanted) {
    answers.answer(request, response, rules.challenge(wanted));
  }
}
