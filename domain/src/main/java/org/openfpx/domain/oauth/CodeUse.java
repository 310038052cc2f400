package org.openfpx.domain.oauth;

/** What showing a code has done. */
public sealed interface CodeUse {
  /** It was good and is spent now. */
  record First(IssuedCode code) implements CodeUse {}

  /** It had been spent before: somebody else has it too. */
  record Again(IssuedCode code) implements CodeUse {}

  /** There is no such code, or it is another client's, or bound to another key. */
  record Unknown() implements CodeUse {}
}
