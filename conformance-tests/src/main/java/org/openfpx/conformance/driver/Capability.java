package org.openfpx.conformance.driver;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a driver may or may not be able to do. A check that needs what is missing is skipped. */
public enum Capability {
  /** Give confidential clients: {@link Driver#client}. */
  CLIENTS,
  /** Give a public client. */
  PUBLIC_CLIENT,
  /** Give a client that may not use the UMA grant. */
  CLIENT_WITHOUT_GRANT,
  /** Give clients by the scopes that they are registered for. */
  SCOPED_CLIENTS,
  /** Give clients with claims redirect addresses. */
  CLAIMS_REDIRECTS,
  /** Have clients register themselves, by RFC 7591, with a claims redirect address. */
  CLIENT_REGISTRATION,
  /** Give a PAT: {@link Driver#pat}. */
  PAT,
  /** Give PATs of two resource servers. */
  TWO_RESOURCE_SERVERS,
  /** Give PATs of two owners at one resource server. */
  TWO_OWNERS,
  /** Give an access token of a resource server that is no PAT. */
  TOKEN_WITHOUT_PROTECTION,
  /** Get the PATs by client credentials, so that their owner is an organisation. */
  ORGANISATION,
  /** Let resources be registered with a PAT. */
  REGISTRATION,
  /** Register resources of which nobody gave anything to anybody. */
  UNSHARED_RESOURCES,
  /** Let everybody have what they ask for: {@link Driver#allow(String, List)}. */
  POLICY,
  /** Have an owner set a policy on what is another's: {@link Driver#attempt}. */
  FOREIGN_POLICY,
  /** Have a person at the claims interaction endpoint: {@link Driver#gather}. */
  INTERACTION,
  /** Let the owner decide later: {@link Driver#ask}, {@link Driver#decide}. */
  APPROVAL,
  /** Have a person give a resource server what it asks for: {@link Driver#consent}. */
  CONSENT,
  /** Push claims that the server believes: {@link Driver#claimToken}. */
  PUSHED_CLAIMS,
  /** Have the server issue persisted claims tokens: {@link Driver#remembering}. */
  PERSISTED_CLAIMS,
  /** Have the server add new permissions to an RPT. */
  UPGRADE,
  /** Speak AS-first, an extension of OpenFPX: {@link Driver#asFirst}. */
  AS_FIRST,
  /** Have lifetimes so short that a check can wait for their end: {@link Driver#ticketLifetime}. */
  SHORT_LIFETIMES;

  /** As a person reads it. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Adds one to what a driver can, if something holds. */
  static void when(boolean holds, Set<Capability> can, Capability capability) {
    if (holds) {
      can.add(capability);
    }
  }
}
