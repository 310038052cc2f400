package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;

/** The policies of owners, and which permissions rest on them. */
public interface Policies {
  /** Keeps a new one. */
  void add(Policy policy);

  /** A policy of that account. */
  Optional<Policy> find(PolicyId id, ClientId account);

  /** The account's policies with ids after the given one, in order of id, at most so many. */
  List<Policy> page(ClientId account, Optional<PolicyId> after, int atMost);

  /**
   * All on these resources, whoever made them and whether their time is over or not, in order of
   * id. They stay as they are until this unit of work is done: who replaces or removes one waits.
   */
  List<Policy> on(Collection<ResourceId> resources);

  /** How many there are on that resource. */
  int countOn(ResourceId resource);

  /**
   * Puts it in the place of the one of its id and account.
   *
   * @return whether there was one
   */
  boolean replace(Policy policy);

  /**
   * Removes one of that account.
   *
   * @return whether there was one
   */
  boolean remove(PolicyId id, ClientId account);

  /** Removes all of an account, which is being removed. */
  void removeAllOf(ClientId account);

  /**
   * Notes what a permission rests on.
   *
   * @param until when the permission ends by itself
   */
  void rest(PermissionId permission, Instant until, Collection<PolicyId> on);

  /** The policies that a permission rests on, as far as they are there, in order of id. */
  List<Policy> under(PermissionId permission);

  /** The permissions that rest on it and have not ended by themselves before that time. */
  List<PermissionId> restingOn(PolicyId id, Instant now);

  /** Forgets a bounded number of policies, and of notes, whose time was over before that time. */
  int removeExpired(Instant before, int atMost);
}
