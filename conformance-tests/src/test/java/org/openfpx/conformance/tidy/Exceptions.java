package org.openfpx.conformance.tidy;

import java.util.Map;

/** What is let off a check of {@link TidyTest}, each with its reason. */
final class Exceptions {
  /** Files that are longer than they should be, by name. */
  static final Map<String, String> LONG_FILES =
      Map.of(
          "BadInputTest.java", "a good request for each endpoint there is",
          "TransactionsContract.java", "what every store of transactions keeps to, rule by rule");

  /** Methods that are longer than they should be, as {@code Class.method}. */
  static final Map<String, String> LONG_METHODS =
      Map.of(
          "AsNetwork.participants", "the list of whom a test network consists of",
          "Endpoints.of", "the list of what is mounted, in reading order, without a branch",
          "UseCases.of", "the list of the rules and what they need, without a branch",
          "RegistryFilesTest.everythingWrongIsSaidAtOnceWithFileAndLine", "a file and its errors",
          "ModelsTest.everyTypeOfTheModelIsDescribed", "the list of all types of the model");

  private Exceptions() {}
}
