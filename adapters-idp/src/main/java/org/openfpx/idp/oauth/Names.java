package org.openfpx.idp.oauth;

/** Names that another party gives, to be shown to a person. */
public final class Names {
  private static final int LONGEST = 200;

  private Names() {}

  /** Whether a name can be kept and shown: not blank, not endless, no control characters. */
  public static boolean isFit(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && name.codePoints().noneMatch(Character::isISOControl);
  }
}
