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
 * asked (RFC 8414 section 3.3). Kept for ten minutes, and for a day while the party does not
 * answer; a party that did not answer is asked again after ten seconds.
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

  private record Entry(Optional<ProviderMetadata> metadata, Instant fetchedAt, Instant triedAt) {}

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
        .orElseGet(() -> ask(issuer, now))
        .metadata();
  }

  /**
   * The same for whoever is about to send somebody there: nothing as well if the party was known
   * but does not answer any more. It is asked unless it was just now, ten seconds ago at most.
   */
  public Optional<ProviderMetadata> findAnswering(Issuer issuer) {
    var now = time.instant();
    var entry =
        known(issuer)
            .filter(known -> now.isBefore(known.triedAt().plus(REST)))
            .orElseGet(() -> ask(issuer, now));
    return entry.metadata().filter(there -> entry.fetchedAt().equals(entry.triedAt()));
  }

  private Entry ask(Issuer issuer, Instant now) {
    var known = known(issuer);
    var fetched = fetch(issuer);
    var entry =
        fetched.isPresent()
            ? new Entry(fetched, now, now)
            : known
                .filter(old -> now.isBefore(old.fetchedAt().plus(KEPT_IN_TROUBLE)))
                .map(old -> new Entry(old.metadata(), old.fetchedAt(), now))
                .orElseGet(() -> new Entry(Optional.empty(), Instant.EPOCH, now));
    keep(issuer, entry);
    return entry;
  }

  private static boolean isGoodEnough(Entry entry, Instant now) {
    return now.isBefore(entry.fetchedAt().plus(KEPT)) || now.isBefore(entry.triedAt().plus(REST));
  }

  private Optional<ProviderMetadata> fetch(Issuer issuer) {
    for (var document : documents) {
      var found = fetch(issuer, address(issuer, document));
      if (found.isPresent()) {
        return found;
      }
    }
    LOG.warn("no discovery document of {} that could be believed", issuer);
    return Optional.empty();
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

  private Optional<ProviderMetadata> fetch(Issuer issuer, URI address) {
    return switch (outgoing.send(OutgoingRequest.get(address))) {
      case Reply.Answered answer when answer.status() == 200 ->
          answer
              .object()
              .filter(object -> names(object, issuer))
              .map(object -> new ProviderMetadata(issuer, object));
      case Reply.Answered _ -> Optional.empty();
      case Reply.Failed _ -> Optional.empty();
    };
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
