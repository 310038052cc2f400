package org.openfpx.conformance.driver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a person sets up by hand in a server that nobody drives, as a table in Markdown. */
final class Preparation {
  private static final Map<ServerRole, String> PATS =
      new EnumMap<>(
          Map.of(
              ServerRole.FIRST, "a PAT of Alice's at the first resource server",
              ServerRole.SECOND, "a PAT of Alice's at a second resource server",
              ServerRole.FIRST_FOR_CAROL, "a PAT of Carol's at the first resource server"));
  private static final Map<ClientRole, String> CLIENTS =
      new EnumMap<>(
          Map.of(
              ClientRole.PUBLIC,
              "a public client",
              ClientRole.WITHOUT_GRANT,
              "a confidential client that may not use the UMA grant",
              ClientRole.TWO_REDIRECTS,
              "a confidential client with two claims redirect addresses, the second with a"
                  + " query",
              ClientRole.NO_REDIRECT,
              "a confidential client with no claims redirect address, but one of the code"
                  + " grant"));

  private Preparation() {}

  /** All that is wanted of the server with this issuer. */
  static String wanted(String issuer) {
    var lines = new ArrayList<String>();
    lines.add("# What to set up at " + issuer);
    lines.add("");
    lines.add(
        "Leave out what the server cannot do: checks that need it are skipped. Write the ids into"
            + " a file under the names of the first column, and name that file in the target file:"
            + " `ids: FILE`.");
    lines.add("");
    lines.add("| in the file | what | how |");
    lines.add("| --- | --- | --- |");
    people(lines);
    pats(lines);
    clients(lines);
    resources(lines);
    lines.add(row("`upgrades`", "`true`", "if the server adds to an RPT that comes with a ticket"));
    lines.add(
        row("`ticket-seconds`", "how long a ticket lives", "if that is half a minute or less"));
    lines.add("");
    lines.addAll(example());
    return String.join("\n", lines);
  }

  private static void people(List<String> lines) {
    lines.add(row("", "Alice and Carol, people", "own resources"));
    lines.add(row("", "Bob and Mallory, people", "own none, and ask for what is the others'"));
  }

  private static void pats(List<String> lines) {
    PATS.forEach(
        (role, what) -> lines.add(row(named("pats", role), what, "good for the whole run")));
    lines.add(
        row(
            "`token-without-protection`",
            "an access token for the first resource server",
            "without `uma_protection`"));
  }

  private static void clients(List<String> lines) {
    for (var role : ClientRole.values()) {
      var scopes = role.scopes().isEmpty() ? "no scope" : "scopes " + list(role.scopes());
      var what = CLIENTS.getOrDefault(role, "a confidential client");
      lines.add(
          row(
              named("clients", role),
              what,
              "registered for " + scopes + "; `id`, `secret`, `claims-redirect-uris`"));
    }
  }

  private static void resources(List<String> lines) {
    for (var role : ResourceRole.values()) {
      lines.add(
          row(
              named("resources", role),
              "a resource of Alice's at the first resource server, with scopes "
                  + list(role.scopes()),
              "policy: everybody may have all of its scopes"));
    }
    lines.add(row("", "all other resources", "policy: nobody may have anything"));
  }

  private static String list(Iterable<String> scopes) {
    var sorted = new ArrayList<String>();
    scopes.forEach(scope -> sorted.add("`" + scope + "`"));
    sorted.sort(null);
    return String.join(" ", sorted);
  }

  private static String named(String part, Enum<?> role) {
    return "`" + part + "." + ManualDriver.key(role) + "`";
  }

  private static String row(String name, String what, String how) {
    return "| " + name + " | " + what + " | " + how + " |";
  }

  private static List<String> example() {
    return List.of(
        "```yaml",
        "pats:",
        "  first: {environment: PAT_OF_ALICE}",
        "clients:",
        "  first: {id: kit-first, secret: {file: kit-first.secret}}",
        "  public: {id: kit-public}",
        "resources: {r1: 112210f47de98100, r2: 7b727369647d, r3: 3ce5e1b2}",
        "```");
  }
}
