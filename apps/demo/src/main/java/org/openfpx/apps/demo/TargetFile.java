package org.openfpx.apps.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ./openfpx conformance} wants to know of this network, where a folder of registry
 * files that was asked for says it in a {@code target.yaml}: that file, at the addresses of this
 * demo and with its secrets in it, for its owner alone. Of several such folders it has one after
 * the other.
 */
final class TargetFile {
  private static final String NAME = "target.yaml";

  /** How registry files and target files alike name a secret of the demo. */
  static final Pattern SECRET = Pattern.compile("\\{environment: ([A-Z_]+)\\}");

  private static final Pattern ISSUER = Pattern.compile("(?m)^issuer:");

  private final Addresses addresses;
  private final DemoFolder folder;
  private final DemoSecrets secrets;

  TargetFile(Addresses addresses, DemoFolder folder, DemoSecrets secrets) {
    this.addresses = addresses;
    this.folder = folder;
    this.secrets = secrets;
  }

  /** Where it is, if it was written. */
  static Optional<Path> in(DemoFolder folder) {
    return folder.has(NAME) ? Optional.of(folder.resolve(NAME)) : Optional.empty();
  }

  /** What an earlier start wrote goes. */
  static void forget(DemoFolder folder) {
    folder.delete(NAME);
  }

  /** Writes it; one of an earlier start goes. */
  void write(List<Path> registries) {
    var given = registries.stream().map(from -> from.resolve(NAME)).filter(Files::exists).toList();
    var text = new StringBuilder("# Written by ./openfpx demo at each start. It has secrets.\n\n");
    given.forEach(file -> text.append(here(file)));
    if (!ISSUER.matcher(text).find()) {
      // What only goes on from another file is no target by itself.
      forget(folder);
      return;
    }
    addresses
        .sites()
        .ifPresent(sites -> text.append("\ntrust: \"").append(sites.trust()).append("\"\n"));
    folder.write(NAME, text.toString());
  }

  private String here(Path file) {
    var known = known();
    try {
      return SECRET
          .matcher(addresses.in(Files.readString(file)))
          .replaceAll(found -> Matcher.quoteReplacement(value(found, known)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " can't be read: " + unreadable, unreadable);
    }
  }

  /** What this demo does not know is left to whoever reads the file. */
  private static String value(MatchResult found, Map<String, String> known) {
    return known.containsKey(found.group(1))
        ? "\"" + known.get(found.group(1)) + "\""
        : found.group();
  }

  private Map<String, String> known() {
    var known = new HashMap<>(secrets.environment());
    secrets
        .passwords()
        .forEach((user, password) ->
            known.put("OPENFPX_PASSWORD_OF_" + user.toUpperCase(Locale.ROOT), password.reveal()));
    return known;
  }
}
