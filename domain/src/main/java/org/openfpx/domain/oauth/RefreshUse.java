package org.openfpx.domain.oauth;

/** What showing a refresh token has done. */
public sealed interface RefreshUse {
  /**
   * It was the one good token and has been exchanged for the next.
   *
   * @param grant as it was before, so that its end can be judged
   */
  record Rotated(RefreshGrant grant) implements RefreshUse {}

  /**
   * It had been exchanged before: somebody else has it too (RFC 9700 section 4.14.2).
   *
   * @param grant as it is, so that it can be judged whether whoever shows it could use it at all
   */
  record Replayed(RefreshGrant grant) implements RefreshUse {}

  /** There is no such token, its grant was ended, or it is another client's. */
  record Unknown() implements RefreshUse {}
}
