package org.openfpx.domain.rsa.rot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.RotResolution.Resolved;
import org.openfpx.domain.rsa.rot.RotResolution.Unresolvable;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Strategy {@code simple}: random texts of which only the hash is kept. Each is bound to one
 * permission at its first introspection, within the limits that the wallet named at issue.
 */
public final class SimpleRots implements RotStrategy {
  private final World world;
  private final Rots rots;
  private final Settings settings;

  public SimpleRots(World world, Rots rots, Settings settings) {
    this.world = world;
    this.rots = rots;
    this.settings = settings;
  }

  /**
   * How they are made.
   *
   * @param length characters, 6 random bits each; 43 or more, since hashes are kept of them
   * @param lifetime how long one can be bound
   * @param bound how long a bound one resolves
   */
  public record Settings(int length, Duration lifetime, BoundLifetime bound) {
    /** 64 characters, half an hour, then as long as the permission. */
    public static final Settings DEFAULT =
        new Settings(64, Duration.ofMinutes(30), BoundLifetime.PERMISSION);

    /**
     * @throws IllegalArgumentException if they could be guessed or never be bound
     */
    public Settings {
      if (length < 43 || length > 512) {
        throw new IllegalArgumentException("a ROT has 43 to 512 characters");
      }
      if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("a ROT can be bound for at least a second");
      }
    }
  }

  @Override
  public String name() {
    return "simple";
  }

  @Override
  public boolean bindsAtIssue() {
    return true;
  }

  @Override
  public RotMaterial issue(LinkId link, RotRequest request) {
    var uses = uses(request);
    var until = world.time().instant().plus(settings.lifetime());
    var secrets = new ArrayList<Secret>(uses.size());
    var kept = new ArrayList<IssuedRot>(uses.size());
    for (Optional<RotUse> use : uses) {
      var rot = world.secrets().next(settings.length());
      secrets.add(rot);
      kept.add(new IssuedRot(rot.hash(), link, use, until, Optional.empty()));
    }
    rots.add(kept);
    return new RotMaterial.Simple(secrets, settings.lifetime());
  }

  private static List<Optional<RotUse>> uses(RotRequest request) {
    return switch (request) {
      case RotRequest.Some(int count) -> Collections.nCopies(count, Optional.empty());
      case RotRequest.For(var uses) -> uses.stream().map(Optional::of).toList();
    };
  }

  @Override
  public RotResolution resolve(PresentedRot presented) {
    var now = world.time().instant();
    var found = find(presented).filter(rot -> rot.allows(presented.use(), now));
    if (found.isEmpty() || !now.isBefore(presented.use().endsAt())) {
      return new Unresolvable();
    }
    var rot = found.get();
    return rot.binding().isPresent() ? ifBound(rot, presented, now) : bind(rot, presented, now);
  }

  private Optional<IssuedRot> find(PresentedRot presented) {
    return rots.find(presented.rot().hash()).filter(rot -> rot.hash().matches(presented.rot()));
  }

  private RotResolution bind(IssuedRot rot, PresentedRot presented, Instant now) {
    if (!now.isBefore(rot.bindableUntil())) {
      return new Unresolvable();
    }
    if (rots.bind(rot.hash(), RotBinding.of(presented), now)) {
      return new Resolved(rot.link());
    }
    // Another request was faster: this one resolves only if it came for the same permission.
    return find(presented)
        .map(again -> ifBound(again, presented, now))
        .orElseGet(Unresolvable::new);
  }

  private RotResolution ifBound(IssuedRot rot, PresentedRot presented, Instant now) {
    boolean lives =
        settings.bound() == BoundLifetime.PERMISSION || now.isBefore(rot.bindableUntil());
    boolean same = rot.binding().filter(binding -> binding.isFor(presented)).isPresent();
    return lives && same ? new Resolved(rot.link()) : new Unresolvable();
  }
}
