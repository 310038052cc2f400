package org.openfpx.conformance.exchange;

/** Is told of every exchange, as it ends. */
@FunctionalInterface
public interface Recorder {
  /** Remembers or shows it. */
  void saw(Exchange exchange);
}
