package org.openfpx.domain.as.registry;

/** How blind the authorization server of a network is (protocol, section 0). */
public enum NetworkMode {
  /** No pushed claims, no PCT, no upgrade of an RPT, an account per transaction. */
  STRICT,
  /** All of UMA; the authorization server then learns who someone is. */
  STANDARD
}
