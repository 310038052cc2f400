package org.openfpx.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The discovery documents of other parties, each believed only if it names the issuer that was
 * asked (RFC 8414 section 3.3). Kept for ten minutes, and for a day while there is no better; a
 * party that had none is asked again after ten seconds. Whoever is about to be sent to a party
 * learns whether it is there at all.
 */
public final class ProviderDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderDirectory.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration KEPT_IN_TROUBLE = Duration.ofDays(1);
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int MOST = 1000;
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String UMA = "/.well-known/uma2-configuration";

  /** What is known of a party, and whether it was there when it was last asked. */
  private record Entry(
      Optional<ProviderMetadata> metadata, Instant fetchedAt, Instant triedAt, boolean there) {}

  /** What asking a party came to. */
  private sealed interface Asked {
    record Published(ProviderMetadata metadata) implements Asked {}

    /** It answers, but with no document that could be believed. */
    record NothingGood() implements Asked {}

    record NotThere() implements Asked {}
  }

  private final Outgoing outgoing;
  private final InstantSource time;
  private final List<String> documents;
  private final Map<Issuer, Entry> entries = new LinkedHashMap<>();

  private ProviderDirectory(Outgoing outgoing, InstantSource time, List<String> documents) {
    this.outgoing = outgoing;
    this.time = time;
    this.documents = documents;
  }

  /** The documents of OpenID providers, or of OAuth servers that are none. */
  public static ProviderDirectory ofProviders(Outgoing outgoing, InstantSource time) {
    return new ProviderDirectory(outgoing, time, List.of(OPENID, OAUTH));
  }

  /** The documents of UMA authorization servers. */
  public static ProviderDirectory ofAuthorizationServers(Outgoing outgoing, InstantSource time) {
    return new ProviderDirectory(outgoing, time, List.of(UMA, OAUTH));
  }

  /** What the party publishes; nothing if it does not answer, or answers for another. */
  public Optional<ProviderMetadata> find(Issuer issuer) {
    var now = time.instant();
    return known(issuer)
        .filter(entry -> isGoodEnough(entry, now))
        .orElseGet(() -> ask(issuer))
        .metadata();
  }

  /**
   * The same for whoever is about to send somebody there: nothing as well if nobody answers there,
   * or but a proxy for it. It is asked unless it was just now, ten seconds ago at most.
   */
  public Optional<ProviderMetadata> findAnswering(Issuer issuer) {
    var now = time.instant();
    var entry =
        known(issuer)
            .filter(known -> now.isBefore(known.triedAt().plus(REST)))
            .orElseGet(() -> ask(issuer));
    return entry.there() ? entry.metadata() : Optional.empty();
  }

  private Entry ask(Issuer issuer) {
    var known = known(issuer);
    var asked = fetch(issuer);
    // Asking takes its time: who waits for a party that is not there must not find it over.
    var now = time.instant();
    var entry =
        asked instanceof Asked.Published(var metadata)
            ? new Entry(Optional.of(metadata), now, now, true)
            : known
                .filter(old -> now.isBefore(old.fetchedAt().plus(KEPT_IN_TROUBLE)))
                .map(old -> new Entry(old.metadata(), old.fetchedAt(), now, isThere(asked)))
                .orElseGet(() -> new Entry(Optional.empty(), Instant.EPOCH, now, isThere(asked)));
    keep(issuer, entry);
    return entry;
  }

  private static boolean isThere(Asked asked) {
    return !(asked instanceof Asked.NotThere);
  }

  private static boolean isGoodEnough(Entry entry, Instant now) {
    return now.isBefore(entry.fetchedAt().plus(KEPT)) || now.isBefore(entry.triedAt().plus(REST));
  }

  private Asked fetch(Issuer issuer) {
    Asked last = new Asked.NotThere();
    for (var document : documents) {
      last = fetch(issuer, address(issuer, document));
      if (!(last instanceof Asked.NothingGood)) {
        break;
      }
    }
    if (!(last instanceof Asked.Published)) {
      LOG.warn("no discovery document of {} that could be believed", issuer);
    }
    return last;
  }

  // RFC 8414 section 3.1 puts its path between host and path; the other two append theirs.
  private static URI address(Issuer issuer, String document) {
    var uri = URI.create(issuer.value());
    var path = uri.getRawPath();
    if (!document.equals(OAUTH) || path.isEmpty() || path.equals("/")) {
      return issuer.at(document);
    }
    return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + document + path);
  }

  private Asked fetch(Issuer issuer, URI address) {
    return switch (outgoing.send(OutgoingRequest.get(address))) {
      case Reply.Answered answer when answer.status() == 200 ->
          answer
              .object()
              .filter(object -> names(object, issuer))
              .<Asked>map(object -> new Asked.Published(new ProviderMetadata(issuer, object)))
              .orElseGet(Asked.NothingGood::new);
      case Reply.Answered answer when isOfAProxy(answer.status()) -> new Asked.NotThere();
      case Reply.Answered _ -> new Asked.NothingGood();
      case Reply.Failed _ -> new Asked.NotThere();
    };
  }

  private static boolean isOfAProxy(int status) {
    return status >= 502 && status <= 504;
  }

  private static boolean names(ObjectNode document, Issuer issuer) {
    return issuer.value().equals(document.path("issuer").textValue());
  }

  private synchronized Optional<Entry> known(Issuer issuer) {
    return Optional.ofNullable(entries.get(issuer));
  }

  private synchronized void keep(Issuer issuer, Entry entry) {
    entries.remove(issuer);
    if (entries.size() >= MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
    entries.put(issuer, entry);
  }
}
