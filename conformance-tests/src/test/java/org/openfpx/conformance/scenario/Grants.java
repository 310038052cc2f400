package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.processes.ProcessNetwork;

/**
 * The permissions, ROTs and tokens that the parties of a network hold, by where they are kept.
 *
 * @param kept the keys of the rows, by the party and its table
 */
record Grants(Map<String, Set<String>> kept) {
  private static final String OF_PERMISSIONS = "token WHERE grant_id IS NOT NULL";

  /** Where two processes share a book, it is read once; the clinic's opens to nobody else. */
  static Grants in(ProcessNetwork network) {
    var server = Books.at(network.database("as-1"));
    var wallet = Books.at(network.database("wallet-1"));
    var adapter = Books.at(network.database("rsa-1"));
    var clinic = Books.of(network, "city-clinic");
    return new Grants(
        Map.of(
            "server permissions", server.keys("permission", "id"),
            "server tokens", server.keys(OF_PERMISSIONS, "hash"),
            "wallet permissions", wallet.keys("permission", "id"),
            "adapter ROTs", adapter.keys("issued_rot", "rot_hash"),
            "clinic ROTs",
                network.process("clinic").whileDown(() -> clinic.keys("clinic_rot", "rot_hash"))));
  }

  /** What is over may have been removed since. */
  void assertNothingNewAfter(Grants before) {
    kept.forEach((where, keys) -> assertThat(before.at(where)).as(where).containsAll(keys));
  }

  /** Wherever it looks: else it could not find what was left, either. */
  void assertMoreAfter(Grants before) {
    kept.forEach((where, keys) ->
        assertThat(keys).as(where).anyMatch(key -> !before.at(where).contains(key)));
  }

  private Set<String> at(String where) {
    return kept.getOrDefault(where, Set.of());
  }
}
