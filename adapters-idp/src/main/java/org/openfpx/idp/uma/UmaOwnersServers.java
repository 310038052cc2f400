package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.Believed;
import org.openfpx.domain.wallet.owning.OwnersServers;
import org.openfpx.domain.wallet.owning.Reader;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.Thing;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authorization servers as an owner's wallet calls them. */
public final class UmaOwnersServers implements OwnersServers {
  private static final Logger LOG = LoggerFactory.getLogger(UmaOwnersServers.class);
  private static final ScopeSet REQUESTS_SCOPE = ScopeSet.of("requests");
  private static final String RESOURCES = "/user/resources";
  private static final String POLICIES = "/user/policies";
  private static final String PERMISSIONS = "/user/permissions";
  private static final String REQUESTS = "/user/requests";
  private static final int MOST_PAGES = 100;

  private final WalletCalls calls;

  /**
   * @param registrations how the wallet is known at the server with an identifier, unless there is
   *     none or it is disabled
   */
  public UmaOwnersServers(
      UmaCalls calls, Function<String, Optional<ProviderRegistration>> registrations) {
    this.calls = new WalletCalls(calls, registrations);
  }

  @Override
  public Answer<Page<Thing>> things(AsAccount account, Optional<String> after) {
    return page(
        of(account, RESOURCES, list -> OutgoingRequest.get(WalletCalls.after(list, after))),
        "resources",
        OwnersJson::thing);
  }

  @Override
  public Answer<Thing> thing(AsAccount account, String resource) {
    return all(after -> things(account, after))
        .flatMap(all -> first(all.stream().filter(one -> one.resource().equals(resource))));
  }

  @Override
  public Answer<List<Rule>> rules(AsAccount account, String resource) {
    return filtered(
        all(after ->
            page(
                of(account, POLICIES, list -> OutgoingRequest.get(WalletCalls.after(list, after))),
                "policies",
                OwnersJson::rule)),
        rule -> rule.resource().equals(resource) ? Optional.of(rule) : Optional.empty());
  }

  @Override
  public Answer<Made> make(AsAccount account, Terms terms) {
    var body = OwnersJson.of(terms).toString();
    return one(
        of(account, POLICIES, list -> OutgoingRequest.json("POST", list, body)), OwnersJson::made);
  }

  @Override
  public Answer<Made> change(AsAccount account, String rule, Terms terms) {
    var body = OwnersJson.of(terms).toString();
    return one(
        of(
            account,
            POLICIES,
            list -> OutgoingRequest.json("PUT", WalletCalls.below(list, rule), body)),
        OwnersJson::made);
  }

  @Override
  public Answer<List<Reader>> readers(AsAccount account, String resource) {
    return filtered(
        all(after ->
            page(
                of(
                    account,
                    PERMISSIONS,
                    list -> OutgoingRequest.get(WalletCalls.after(list, after))),
                "permissions",
                OwnersJson::reader)),
        reader -> reader.filter(one -> one.resource().equals(resource)));
  }

  @Override
  public Answer<List<Believed>> believed(String server) {
    return switch (calls.asAnybody(server, "/registry/claims-issuer")) {
      case Reply.Answered answer when answer.status() == 200 ->
          understood(answer.array(), array -> read(array, OwnersJson::believed).orElseThrow());
      // A server that has no such list believes nobody.
      case Reply.Answered answer when answer.status() == 404 -> new Answer.Told<>(List.of());
      case Reply.Answered answer -> surprised(answer);
      case Reply.Failed _ -> new Answer.Unreachable<>();
    };
  }

  @Override
  public Answer<Page<Asked>> waiting(String server, Optional<String> after) {
    return UmaOwnersServers.<Optional<Asked>>page(
            calls.asWallet(
                server,
                REQUESTS_SCOPE,
                REQUESTS,
                list -> OutgoingRequest.get(WalletCalls.after(list, after))),
            "requests",
            UmaOwnersServers::readable)
        .map(page ->
            new Page<>(page.all().stream().flatMap(Optional::stream).toList(), page.next()));
  }

  /** One that can't be understood hides none of the others, which may be other people's. */
  private static Optional<Asked> readable(JsonNode request) {
    try {
      return Optional.of(OwnersJson.asked(request));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      LOG.warn("an authorization server told of a request that can't be understood");
      return Optional.empty();
    }
  }

  @Override
  public Answer<Asked> asked(AsAccount account, String id) {
    return one(
        of(account, REQUESTS, list -> OutgoingRequest.get(WalletCalls.below(list, id))),
        OwnersJson::asked);
  }

  @Override
  public Answer<List<Approved>> approve(
      AsAccount account, String id, ScopeSet scopes, Instant endsAt) {
    var body = JsonNodeFactory.instance.objectNode();
    OwnersJson.putScopes(body, scopes);
    body.put("expires_at", endsAt.getEpochSecond());
    return one(
        answer(account, id, body),
        node ->
            read(node.path("permissions"), OwnersJson::approved)
                .orElseThrow(() -> new IllegalArgumentException("no permissions")));
  }

  @Override
  public Answer<Asked> deny(AsAccount account, String id) {
    var body = JsonNodeFactory.instance.objectNode().put("status", "denied");
    return one(answer(account, id, body), OwnersJson::asked);
  }

  private Reply answer(AsAccount account, String id, ObjectNode body) {
    return of(
        account,
        REQUESTS,
        list -> OutgoingRequest.json("PATCH", WalletCalls.below(list, id), body.toString()));
  }

  private Reply of(AsAccount account, String path, Function<URI, OutgoingRequest> request) {
    return calls.asAccount(account.server(), account.credentials(), path, request);
  }

  private static <T> Answer<T> first(Stream<T> found) {
    return found.findFirst().<Answer<T>>map(Answer.Told::new).orElseGet(Answer.None::new);
  }

  /** All parts of a list, one after the other; one that never ends is as good as out of reach. */
  private static <T> Answer<List<T>> all(Function<Optional<String>, Answer<Page<T>>> pages) {
    var all = new ArrayList<T>();
    var after = Optional.<String>empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      switch (pages.apply(after)) {
        case Answer.Told<Page<T>>(var told) -> {
          all.addAll(told.all());
          after = told.next();
          if (after.isEmpty()) {
            return new Answer.Told<>(all);
          }
        }
        case Answer.None<Page<T>>() -> {
          return new Answer.None<>();
        }
        case Answer.Refused<Page<T>>() -> {
          return new Answer.Refused<>();
        }
        case Answer.Unreachable<Page<T>>() -> {
          return new Answer.Unreachable<>();
        }
      }
    }
    return new Answer.Unreachable<>();
  }

  private static <T, R> Answer<List<R>> filtered(
      Answer<List<T>> answer, Function<T, Optional<R>> which) {
    return answer.map(all -> all.stream().flatMap(one -> which.apply(one).stream()).toList());
  }

  private static <T> Answer<Page<T>> page(Reply reply, String member, Function<JsonNode, T> read) {
    return one(
        reply,
        node ->
            new Page<>(
                read(node.path(member), read)
                    .orElseThrow(() -> new IllegalArgumentException("no list")),
                Optional.ofNullable(node.path("next").textValue())));
  }

  private static <T> Optional<List<T>> read(JsonNode array, Function<JsonNode, T> read) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    var all = new ArrayList<T>();
    array.forEach(node -> all.add(read.apply(node)));
    return Optional.of(all);
  }

  static <T> Answer<T> one(Reply reply, Function<ObjectNode, T> read) {
    return switch (reply) {
      case Reply.Answered answer when answer.isOk() -> understood(answer.object(), read);
      // An account that the server does not know any more owns nothing there.
      case Reply.Answered answer when answer.status() == 404 || answer.status() == 401 ->
          new Answer.None<>();
      case Reply.Answered answer when answer.isTrouble() -> surprised(answer);
      case Reply.Answered _ -> new Answer.Refused<>();
      case Reply.Failed _ -> new Answer.Unreachable<>();
    };
  }

  private static <N, T> Answer<T> understood(Optional<N> node, Function<N, T> read) {
    try {
      return node.map(read)
          .<Answer<T>>map(Answer.Told::new)
          .orElseGet(UmaOwnersServers::notUnderstood);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return notUnderstood();
    }
  }

  private static <T> Answer<T> notUnderstood() {
    LOG.warn("an authorization server told an owner what can't be understood");
    return new Answer.Unreachable<>();
  }

  private static <T> Answer<T> surprised(Reply.Answered reply) {
    LOG.warn("an authorization server answered an owner {}", reply.status());
    return new Answer.Unreachable<>();
  }
}
