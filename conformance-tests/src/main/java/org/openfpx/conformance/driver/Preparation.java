package org.openfpx.conformance.driver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a person sets up by hand in a server that nobody drives, as a table in Markdown, and the
 * keys that the file of its ids may have.
 */
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

  /**
   * A line of the table.
   *
   * @param name what it is called in the file; empty for what is only to be there
   * @param parts the names under that one, if it is no value
   */
  private record Row(String name, List<String> parts, String what, String how) {
    Stream<String> keys() {
      return parts.isEmpty() ? Stream.of(name) : parts.stream().map(part -> name + "." + part);
    }

    String line() {
      var named = name.isEmpty() ? "" : "`" + name + "`";
      var all = parts.isEmpty() ? named : named + ": `" + String.join("`, `", parts) + "`";
      return "| " + all + " | " + what + " | " + how + " |";
    }
  }

  /** All that is wanted of the server with this issuer. */
  static String wanted(String issuer) {
    var lines = new ArrayList<String>();
    lines.add("# What to set up at " + issuer);
    lines.add("");
    lines.add(
        "Leave out what the server cannot do: checks that need it are skipped. Write the ids into a"
            + " YAML file under the names of the first column, in which a dot or a colon leads one"
            + " level deeper, and name that file in the target file: `ids: FILE`. Secrets and PATs"
            + " may be `{file: PATH}` or `{environment: NAME}`.");
    lines.add("");
    lines.add("| in the file | what | how |");
    lines.add("| --- | --- | --- |");
    rows().forEach(row -> lines.add(row.line()));
    lines.add("");
    lines.addAll(example());
    return String.join("\n", lines);
  }

  /**
   * Sees to it that nothing in the file of ids is passed over, such as what is misspelt.
   *
   * @throws BadTarget if there is a key that no driver reads
   */
  static void requireKnown(Settings ids) {
    requireKnown(ids, "", rows().stream().flatMap(Row::keys).toList());
  }

  private static void requireKnown(Settings part, String above, List<String> known) {
    for (var name : part.names()) {
      var key = above + name;
      if (known.stream().anyMatch(one -> one.startsWith(key + "."))) {
        if (part.part(name).names().isEmpty()) {
          throw new BadTarget("the file of ids has nothing below " + key + ", where names belong");
        }
        requireKnown(part.part(name), key + ".", known);
      } else if (!known.contains(key)) {
        throw new BadTarget("the file of ids has " + key + ", of which the kit knows nothing");
      }
    }
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(row("", "Alice and Carol, people", "own resources"));
    rows.add(row("", "Bob and Mallory, people", "own none, and ask for what is the others'"));
    PATS.forEach(
        (role, what) -> rows.add(row(named("pats", role), what, "good for the whole run")));
    rows.add(
        row(
            "token-without-protection",
            "an access token for the first resource server",
            "without `uma_protection`"));
    Stream.of(ClientRole.values()).map(Preparation::client).forEach(rows::add);
    Stream.of(ResourceRole.values()).map(Preparation::resource).forEach(rows::add);
    rows.add(row("", "all other resources", "policy: nobody may have anything"));
    rows.addAll(described());
    rows.add(row("upgrades", "`true`", "if the server adds to an RPT that comes with a ticket"));
    rows.add(lifetime("ticket-seconds", "a ticket"));
    rows.add(lifetime("token-seconds", "an RPT"));
    return rows;
  }

  private static Row client(ClientRole role) {
    var what = CLIENTS.getOrDefault(role, "a confidential client");
    var scopes = role.scopes().isEmpty() ? "no scope" : "scopes " + list(role.scopes());
    return new Row(named("clients", role), keys(role), what, "registered for " + scopes);
  }

  private static List<String> keys(ClientRole role) {
    return switch (role) {
      case PUBLIC -> List.of("id", "claims-redirect-uris");
      case NO_REDIRECT -> List.of("id", "secret", "redirect-uris");
      default -> List.of("id", "secret", "claims-redirect-uris");
    };
  }

  private static Row resource(ResourceRole role) {
    return row(
        named("resources", role),
        "a resource of Alice's at the first resource server, with scopes " + list(role.scopes()),
        "policy: everybody may have all of its scopes");
  }

  /** What checks register themselves, where they can't register whatever they like. */
  private static List<Row> described() {
    var rows = new ArrayList<Row>();
    rows.add(
        new Row(
            "description",
            List.of("type", "scopes"),
            "a type of resources, and three or more of its scopes",
            "if the server has but certain ones; otherwise checks register resources without a"
                + " type, with scopes "
                + list(Description.any().scopes())));
    rows.add(row("uri-scope", "one more scope of that type, a URI", "beside `description`"));
    for (var role : ResourceRole.values()) {
      rows.add(
          row(
              named("types", role),
              "a type of resources with scopes " + list(role.scopes()),
              "if the server has but certain ones"));
    }
    return rows;
  }

  private static Row lifetime(String name, String whose) {
    return row(name, "how long " + whose + " lives", "if that is 90 seconds or less");
  }

  private static String list(Iterable<String> scopes) {
    var sorted = new ArrayList<String>();
    scopes.forEach(scope -> sorted.add("`" + scope + "`"));
    sorted.sort(null);
    return String.join(" ", sorted);
  }

  private static String named(String part, Enum<?> role) {
    return part + "." + ManualDriver.key(role);
  }

  private static Row row(String name, String what, String how) {
    return new Row(name, List.of(), what, how);
  }

  private static List<String> example() {
    return List.of(
        "```yaml",
        "pats:",
        "  first: {environment: PAT_OF_ALICE}",
        "clients:",
        "  first:",
        "    id: kit-first",
        "    secret: {file: kit-first.secret}",
        "    claims-redirect-uris: [https://kit.example/cb]",
        "  public: {id: kit-public, claims-redirect-uris: [https://kit.example/cb]}",
        "resources: {r1: 112210f47de98100, r2: 7b727369647d, r3: 3ce5e1b2}",
        "description: {type: https://as.example/album, scopes: [view, edit, print]}",
        "```");
  }
}
