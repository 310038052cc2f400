package org.openfpx.domain.registry;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;

/**
 * Makes a registry say what drafts say: all of them or, if anything is wrong with any, none.
 * Applying the same drafts again changes nothing. Entities that no draft speaks of stay, save
 * children that their parent's draft no longer lists.
 */
public final class ApplyDrafts {
  private final RegistryModel model;
  private final RegistryStore store;
  private final Sealer sealer;
  private final InstantSource time;

  public ApplyDrafts(RegistryModel model, RegistryStore store, Sealer sealer, InstantSource time) {
    this.model = model;
    this.store = store;
    this.sealer = sealer;
    this.time = time;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The registry says what the drafts say.
     *
     * @param kept how many entities were made or changed
     * @param removed how many children went
     */
    record Applied(Registry registry, int kept, int removed) implements Outcome {}

    /** Nothing was changed: this is wrong. */
    record Refused(List<Finding> findings) implements Outcome {
      public Refused {
        findings = List.copyOf(findings);
      }
    }
  }

  public Outcome apply(List<Draft> drafts) {
    var findings = new ArrayList<Finding>();
    var decided = new ArrayList<RegistryChange>();
    var after =
        store.change(
            now -> {
              findings.clear();
              decided.clear();
              findings.addAll(Validation.of(model, now, drafts));
              decided.add(findings.isEmpty() ? change(now, drafts) : RegistryChange.NONE);
              return decided.getFirst();
            },
            time.instant());
    if (!findings.isEmpty()) {
      return new Outcome.Refused(findings);
    }
    var change = decided.getFirst();
    return new Outcome.Applied(after, change.put().size(), change.removed().size());
  }

  private RegistryChange change(Registry now, List<Draft> drafts) {
    var put = new ArrayList<Draft>();
    for (var draft : drafts) {
      var type = model.type(draft.key().type()).orElseThrow();
      var before = now.find(draft.key());
      var fields = settled(type, draft, before);
      if (before.isEmpty() || !before.get().fields().equals(fields)) {
        put.add(new Draft(draft.key(), fields));
      }
    }
    return new RegistryChange(put, Validation.orphans(model, now, drafts));
  }

  // As it is to be kept: secrets hashed or sealed, children told by the children alone.
  private Fields settled(RegistryType type, Draft draft, Optional<Entity> before) {
    var attributes = new TreeMap<>(draft.fields().attributes());
    attributes.values().removeIf(ApplyDrafts::saysNothing);
    for (var attribute : type.attributes()) {
      if (attribute.kind().isSecret()) {
        var old = before.flatMap(entity -> entity.fields().value(attribute.name()));
        var kept = secret(draft, attribute, old);
        kept.ifPresent(value -> attributes.put(attribute.name(), value));
      }
    }
    var relations = new LinkedHashMap<String, List<EntityKey>>();
    for (var entry : draft.fields().relations().entrySet()) {
      if (type.relation(entry.getKey()).filter(Relation::isChildren).isEmpty()) {
        relations.put(entry.getKey(), entry.getValue());
      }
    }
    return new Fields(attributes, Map.copyOf(relations), draft.fields().disabled());
  }

  private static boolean saysNothing(Value value) {
    return (value instanceof Value.Texts(var texts) && texts.isEmpty())
        || (value instanceof Value.Members(var members) && members.isEmpty());
  }

  private Optional<Value> secret(Draft draft, Attribute attribute, Optional<Value> old) {
    var given = draft.fields().value(attribute.name());
    if (!(given.orElse(null) instanceof Value.Clear(var secret))) {
      return given.or(() -> old);
    }
    if (!attribute.isSealedIn(draft.fields())) {
      return Optional.of(new Value.Hashed(secret.hash()));
    }
    // A sealed secret looks different each time, so the old one stays if it opens to the same.
    if (old.orElse(null) instanceof Value.Kept(var kept) && opensTo(kept, secret)) {
      return old;
    }
    var place =
        "registry." + draft.key().type() + "." + attribute.name() + ":" + draft.key().handle();
    return Optional.of(new Value.Kept(SealedSecret.of(secret, place, sealer)));
  }

  private boolean opensTo(SealedSecret kept, Secret secret) {
    return kept.open(sealer).hash().matches(secret);
  }
}
