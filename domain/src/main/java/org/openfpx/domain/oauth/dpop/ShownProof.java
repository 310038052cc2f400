package org.openfpx.domain.oauth.dpop;

import java.util.List;

/**
 * What a request shows to prove that its sender holds a key, unjudged, and what the proof must be
 * for.
 *
 * @param values of all its headers {@code DPoP}
 * @param method of the request
 * @param address where the request was sent, as its sender knows it; query and fragment are passed
 *     over
 */
public record ShownProof(List<String> values, String method, String address) {
  public ShownProof {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "ShownProof[redacted]";
  }
}
