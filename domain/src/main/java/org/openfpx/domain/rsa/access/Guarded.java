package org.openfpx.domain.rsa.access;

/** What became of a request for a protected resource. */
public sealed interface Guarded permits Guarded.Admitted, Refusal {
  /** Its token suffices. */
  record Admitted(Access access) implements Guarded {}
}
