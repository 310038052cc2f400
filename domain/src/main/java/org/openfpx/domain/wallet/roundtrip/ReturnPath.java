package org.openfpx.domain.wallet.roundtrip;

import java.util.Optional;
import java.util.regex.Pattern;

/** A place in this wallet to which a person returns: a path, never another site. */
public record ReturnPath(String value) {
  private static final Pattern FORM = Pattern.compile("/([A-Za-z0-9._~-][A-Za-z0-9._~/?=&%-]*)?");

  // Browsers take such segments out, written plainly or in percent, so that /.//x becomes //x.
  private static final Pattern NORMALISED =
      Pattern.compile("[^?]*/(/|(\\.|%2e){1,2}([/?]|$)).*", Pattern.CASE_INSENSITIVE);

  /** The start of the wallet. */
  public static final ReturnPath HOME = new ReturnPath("/");

  /**
   * @throws IllegalArgumentException if the value is no plain path of this site
   */
  public ReturnPath {
    if (!isPath(value)) {
      throw new IllegalArgumentException("a return path is a plain path of this site");
    }
  }

  /** Reads what a request says; anything that is not a plain path of this site is left out. */
  public static Optional<ReturnPath> of(String value) {
    return isPath(value) ? Optional.of(new ReturnPath(value)) : Optional.empty();
  }

  private static boolean isPath(String value) {
    return value.length() <= 500
        && FORM.matcher(value).matches()
        && !NORMALISED.matcher(value).matches();
  }
}
