package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.FreePort;

/**
 * As many resources as may be registered, each described at such length as it may be, at a server
 * with the memory that a served one has, which ends where that is not enough: they are listed and
 * asked for many at a time, and it goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyResourcesTest {
  private static final int OF_ONE_PERSON = 1000;

  /** Beside one of the registry's; each is registered under the lock of the registry. */
  private static final int GENERAL = 99;

  private static final int OF_ONE_TICKET = 100;
  private static final int AT_ONCE = 32;

  /**
   * Three names, a description and an icon, each as long as it may be, of two bytes a character.
   */
  private static final String LONG =
      """
      {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"],
       "name":"%1$s","name#fr":"%1$s","name#es":"%1$s","description":"%1$s",
       "icon_uri":"https://clinic.example/%1$s%2$s"}
      """
          .formatted("\u6F22" + "a".repeat(999), "a".repeat(970));

  private final WalletDouble wallet = new WalletDouble();

  private ServerProcesses processes;
  private Caller as;
  private Exchange exchange;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    processes = StartedServer.startProcess(folder, FreePort.next(), wallet.issuer());
    as = processes.caller();
    exchange = new Exchange(as, wallet);
  }

  @AfterAll
  void stop() {
    processes.close();
    wallet.close();
  }

  @Test
  void asManyOfOnePersonAsMayBeHoldUpNobody() {
    var owned = exchange.owned();
    assertTheyHoldUpNobody(owned.pat(), OF_ONE_PERSON - 1);

    var policies = atOnce(AT_ONCE, () -> get("/user/policies", owned.owner().bearer()));
    assertThat(policies).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(processes.areAlive()).isTrue();
  }

  @Test
  void manyGeneralOnesHoldUpNobody() {
    assertTheyHoldUpNobody(exchange.bearer(Exchange.CLINIC, "uma_protection"), GENERAL);
  }

  private void assertTheyHoldUpNobody(String pat, int many) {
    assertThat(atOnce(many, () -> send("/uma/resource", LONG, pat)))
        .extracting(HttpResponse::statusCode)
        .containsOnly(201);
    var ids = list(pat);
    assertThat(ids).hasSize(many + 1);
    assertThat(atOnce(AT_ONCE, () -> list(pat))).containsOnly(ids);
    var wanted =
        ids.subList(0, OF_ONE_TICKET).stream()
            .map("{\"resource_id\":\"%s\",\"resource_scopes\":[\"read\"]}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(atOnce(2 * AT_ONCE, () -> send("/uma/permission", wanted, pat)))
        .extracting(HttpResponse::statusCode)
        .containsOnly(201);
    assertThat(processes.areAlive()).isTrue();
  }

  private HttpResponse<String> send(String path, String body, String pat) {
    return as.json("POST", path, body, "Authorization", pat);
  }

  private HttpResponse<String> get(String path, String token) {
    return as.get(path, "Authorization", token);
  }

  private List<String> list(String pat) {
    var listed = Caller.body(get("/uma/resource", pat));
    return IntStream.range(0, listed.size()).mapToObj(at -> listed.path(at).asText()).toList();
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) {
    return AtOnce.call(AT_ONCE, Collections.nCopies(times, call));
  }
}
