package org.openfpx.domain.oauth;

/**
 * What an unchecked token says: good for finding out whose keys to check it with, and for nothing
 * else.
 *
 * @param compact the token as it came
 * @param type its {@code typ} in lower case without {@code application/}, empty if it has none
 */
public record UnverifiedClaims(String compact, String type, Claims claims) {
  @Override
  public String toString() {
    return "UnverifiedClaims[redacted]";
  }
}
