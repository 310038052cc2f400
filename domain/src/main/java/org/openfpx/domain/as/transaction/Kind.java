package org.openfpx.domain.as.transaction;

/** Who began a transaction. */
public enum Kind {
  /** A client asked the AS for types of resources, before anyone knew where they lie. */
  AS_FIRST,
  /** A resource server asked for concrete resources, after a client had knocked there. */
  RS_FIRST,
  /** A client sent a person to sign in, or to give it a PAT: it asks for no resource. */
  OAUTH
}
