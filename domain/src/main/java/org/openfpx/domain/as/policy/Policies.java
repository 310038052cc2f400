package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;

/** The policies of owners, and which permissions rest on them. */
public interface Policies {
  /**
   * Keeps a new one, unless its account has so many on the resource already that are not over, in
   * one atomic step: of simultaneous callers with one account none goes beyond the bound.
   *
   * @return whether it is kept
   */
  boolean add(Policy policy, int atMost, Instant now);

  /** A policy of that account. */
  Optional<Policy> find(PolicyId id, ClientId account);

  /** The account's policies with ids after the given one, in order of id, at most so many. */
  List<Policy> page(ClientId account, Optional<PolicyId> after, int atMost);

  /**
   * All on these resources, whoever made them and whether their time is over or not, in order of
   * id. They stay as they are until this unit of work is done: who replaces or removes one waits.
   */
  List<Policy> on(Collection<ResourceId> resources);

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

  /** Removes all that an account, which is being removed, has made, and the invitations it took. */
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

  /**
   * Those whose condition is a claim, whoever made them, with ids after the given one, in order of
   * id, at most so many.
   *
   * @param issuer of that issuer alone; empty for all
   */
  List<Policy> aboutClaims(Optional<Issuer> issuer, Optional<PolicyId> after, int atMost);

  /** Forgets a bounded number of policies, and of notes, whose time was over before that time. */
  int removeExpired(Instant before, int atMost);
}
