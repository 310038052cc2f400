package org.openfpx.domain.wallet.consent;

/**
 * What keeps a yes from being carried out.
 *
 * @param line the number of the line; 0 for the page as a whole
 */
public record Problem(int line, Kind kind) {
  /** What it is. */
  public enum Kind {
    NOTHING_CHOSEN,
    NOT_POSSIBLE,
    NO_SOURCE_CHOSEN,
    SOURCE_NEEDS_SIGN_IN,
    SOURCE_LACKS_A_PART,
    /** The source has refused the wallet's tokens just now. */
    SOURCE_REFUSED,
    /** The source did not answer just now. */
    SOURCE_UNREACHABLE
  }
}
