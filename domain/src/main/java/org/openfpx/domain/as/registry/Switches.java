package org.openfpx.domain.as.registry;

/**
 * What a network has switched on. All are off unless an administrator says otherwise.
 *
 * @param openRegistration whether a resource server may register resources of types that no
 *     definition knows (protocol, section 4.1)
 * @param capabilityLimitsResourceServerFirst whether a client's capabilities also limit what it is
 *     granted in the RS-first flow (protocol, section 2.6)
 * @param tokensAsJwt whether RPTs are JWTs; introspection stays authoritative (HEART)
 */
public record Switches(
    boolean openRegistration, boolean capabilityLimitsResourceServerFirst, boolean tokensAsJwt) {
  /** All off. */
  public static final Switches OFF = new Switches(false, false, false);
}
