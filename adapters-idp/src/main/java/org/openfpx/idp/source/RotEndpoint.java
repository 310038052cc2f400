package org.openfpx.idp.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.linking.Sources.RotAnswer;
import org.openfpx.domain.wallet.linking.Sources.RotPurpose;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where fresh ROTs come from (protocol, section 6.1). */
final class RotEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(RotEndpoint.class);

  /** The most that a source gives at once. */
  private static final int MOST = 20;

  private static final int LONGEST_ROT = 4096;

  private final Outgoing outgoing;

  RotEndpoint(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /**
   * One ROT per purpose, in their order.
   *
   * @param binds whether the source binds a ROT to its purpose when it is issued
   */
  RotAnswer fetch(URI endpoint, boolean binds, Secret accessToken, List<RotPurpose> purposes) {
    var rots = new ArrayList<Secret>();
    for (int from = 0; from < purposes.size(); from += MOST) {
      var batch = purposes.subList(from, Math.min(from + MOST, purposes.size()));
      var body = binds ? bound(batch) : unbound(batch.size());
      var request =
          OutgoingRequest.json("POST", endpoint, body.toString())
              .with("Authorization", "Bearer " + accessToken.reveal());
      switch (answer(outgoing.send(request), batch.size())) {
        case RotAnswer.Issued(var issued) -> rots.addAll(issued);
        case RotAnswer.Refused refused -> {
          return refused;
        }
        case RotAnswer.Unreachable unreachable -> {
          return unreachable;
        }
      }
    }
    return new RotAnswer.Issued(rots);
  }

  private static ObjectNode unbound(int count) {
    return JsonNodeFactory.instance.objectNode().put("count", count);
  }

  private static ObjectNode bound(List<RotPurpose> purposes) {
    var body = JsonNodeFactory.instance.objectNode();
    var targets = body.putArray("for");
    for (var purpose : purposes) {
      var target = targets.addObject();
      target.put("as", purpose.issuer());
      target.put("client_id", purpose.client());
      target.put("resource_id", purpose.resource());
      var scopes = target.putArray("resource_scopes");
      purpose.scopes().names().forEach(scopes::add);
      target.put("expires_at", purpose.endsAt().getEpochSecond());
    }
    return body;
  }

  private static RotAnswer answer(Reply reply, int wanted) {
    return switch (reply) {
      case Reply.Answered answer when answer.isOk() ->
          answer
              .object()
              .flatMap(object -> rots(object, wanted))
              .<RotAnswer>map(RotAnswer.Issued::new)
              .orElseGet(RotEndpoint::notUnderstood);
      // The link's token is no good, or does not reach that far: the person must link anew.
      case Reply.Answered answer when answer.status() == 401 || answer.status() == 403 ->
          new RotAnswer.Refused();
      case Reply.Answered answer -> {
        LOG.warn("a ROT endpoint answered {}", answer.status());
        yield new RotAnswer.Unreachable();
      }
      case Reply.Failed _ -> new RotAnswer.Unreachable();
    };
  }

  private static RotAnswer notUnderstood() {
    LOG.warn("a ROT endpoint gave other than was asked for");
    return new RotAnswer.Unreachable();
  }

  private static Optional<List<Secret>> rots(ObjectNode object, int wanted) {
    if (!object.path("strategy").asText("").equals("simple")) {
      return Optional.empty();
    }
    var rots = new ArrayList<Secret>();
    for (var node : object.path("rots")) {
      if (isRot(node)) {
        rots.add(new Secret(node.textValue()));
      }
    }
    var distinct = rots.stream().map(Secret::hash).distinct().count();
    return rots.size() == wanted && distinct == wanted ? Optional.of(rots) : Optional.empty();
  }

  private static boolean isRot(JsonNode node) {
    return node.isTextual()
        && !node.textValue().isBlank()
        && node.textValue().length() <= LONGEST_ROT;
  }
}
