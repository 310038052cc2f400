package org.openfpx.domain.as.registry;

/**
 * What a network has switched on. All are off unless an administrator says otherwise.
 *
 * @param capabilityLimitsResourceServerFirst whether a client's capabilities also limit what it is
 *     granted in the RS-first flow (protocol, section 2.6)
 */
public record Switches(boolean capabilityLimitsResourceServerFirst) {
  /** All off. */
  public static final Switches OFF = new Switches(false);
}
