package org.openfpx.http.limit;

import io.github.bucket4j.TimeMeter;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.openfpx.http.problem.BadRequest;

/**
 * Counts what is asked of a listener. Whoever asks too often is told so, and when to ask again: the
 * request gets no further (RFC 6585 section 4).
 *
 * <p>An endpoint for clients says here whose request it has found one to be. On a listener without
 * limits that means nothing.
 */
public final class RateLimits {
  private static final String ATTRIBUTE = "org.openfpx.limits";

  /** With their buckets some two megabytes. */
  private static final int MOST_ADDRESSES = 4096;

  private static final int MOST_CLIENTS = 1024;

  /**
   * How many times more a resource server may ask about what others ask of it: twice what one
   * address may ask of it, and as much again, for each of those requests it may have to ask twice.
   */
  private static final int ON_BEHALF = 4;

  private final RateSettings settings;
  private final boolean behindProxy;
  private final Buckets addresses;
  private final Buckets clients;
  private final Buckets onBehalf;

  /**
   * @param behindProxy whether a proxy tells whose request it is
   */
  public RateLimits(RateSettings settings, boolean behindProxy, TimeMeter time) {
    this.settings = settings;
    this.behindProxy = behindProxy;
    addresses = new Buckets(settings.perAddress(), MOST_ADDRESSES, time);
    clients = new Buckets(settings.perClient(), MOST_CLIENTS, time);
    int share = Math.clamp((long) ON_BEHALF * settings.perClient(), 1, Integer.MAX_VALUE);
    onBehalf = new Buckets(share, MOST_CLIENTS, time);
  }

  private record Visit(RateLimits limits, Optional<String> source) {}

  /** To be called while a listener is configured, after all that each answer carries. */
  public void install(JavalinConfig config) {
    config.routes.before(context -> {
      var source = Source.of(context.req(), behindProxy);
      context.attribute(ATTRIBUTE, new Visit(this, source));
      source.ifPresent(one -> take(addresses, one));
    });
  }

  /** It is the request of this client, which has proven that. */
  public static void provenBy(Context context, String client) {
    visit(context).ifPresent(visit -> take(visit.limits.clients, client));
  }

  /**
   * It is the request of this resource server, which has proven that, about what somebody else asks
   * of it. How often that is it can't choose: so it has a share for that alone, and neither what
   * its address may ask nor what it may ask itself is used up.
   */
  public static void onBehalfOfOthersBy(Context context, String resourceServer) {
    visit(context)
        .ifPresent(visit -> {
          take(visit.limits.onBehalf, resourceServer);
          visit.source().ifPresent(visit.limits.addresses::giveBack);
        });
  }

  /**
   * It is the request of this client, by its own word: any other can say so too. So it counts for
   * the client at this address alone, lest a stranger use up what an honest one may ask.
   */
  public static void claimedBy(Context context, String client) {
    visit(context)
        .ifPresent(visit -> take(visit.limits.clients, client + " " + visit.source().orElse("")));
  }

  /** It was to show who one is, and failed. */
  public static void failed(Context context) {
    visit(context).ifPresent(visit -> visit.source().ifPresent(visit.limits::failed));
  }

  /** The request itself has been counted before. */
  private void failed(String source) {
    addresses.drain(source, settings.failureCounts() - 1);
  }

  private static Optional<Visit> visit(Context context) {
    return Optional.ofNullable(context.attribute(ATTRIBUTE));
  }

  private static void take(Buckets buckets, String whose) {
    buckets
        .take(whose)
        .ifPresent(wait -> {
          throw BadRequest.tooOften(wait);
        });
  }
}
