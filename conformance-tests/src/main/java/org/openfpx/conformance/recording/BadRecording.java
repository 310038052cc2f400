package org.openfpx.conformance.recording;

/** A recording is not as it should be. The message names the place. */
public final class BadRecording extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadRecording(String message) {
    super(message);
  }
}
