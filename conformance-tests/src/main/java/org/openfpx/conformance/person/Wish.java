package org.openfpx.conformance.person;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person wants to answer.
 *
 * @param user name and password for every sign-in page
 * @param sources the resource wanted for a line, by the number of the line; a line that is not
 *     named takes the next source in turn, so that several lines come from several sources
 * @param optional whether optional parts are ticked
 * @param yes whether the request is granted in the end
 * @param wallet which is chosen where there are several, by its identifier; else the first
 */
public record Wish(
    String user,
    String password,
    Map<Integer, String> sources,
    boolean optional,
    boolean yes,
    Optional<String> wallet) {

  public Wish {
    sources = Map.copyOf(sources);
  }

  /** Someone who signs in and shares all that is asked. */
  public static Wish everything(String user, String password) {
    return new Wish(user, password, Map.of(), true, true, Optional.empty());
  }

  /** The same with the source of one line picked. */
  public Wish from(int line, String resource) {
    var more = new HashMap<>(sources);
    more.put(line, resource);
    return new Wish(user, password, more, optional, yes, wallet);
  }

  /** The same without what is optional. */
  public Wish withoutOptional() {
    return new Wish(user, password, sources, false, yes, wallet);
  }

  /** The same, but the request is refused. */
  public Wish refusing() {
    return new Wish(user, password, sources, optional, false, wallet);
  }

  /** The same with a wallet to choose, if one is named. */
  public Wish at(Optional<String> chosen) {
    return new Wish(user, password, sources, optional, yes, chosen);
  }
}
