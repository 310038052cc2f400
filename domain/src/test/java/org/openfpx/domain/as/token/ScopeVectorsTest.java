package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.IMMUNIZATIONS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.as.AsNetwork;

/**
 * The scope vectors of UMA Grant 3.3.4, RS-first and AS-first. The client is registered for {@code
 * write}; both resources offer {@code read} and {@code write}.
 */
class ScopeVectorsTest {
  private final Snapshot registry = new Snapshot(1, AsNetwork.open().participants());

  @ParameterizedTest(name = "{0}: ticket [{1}] requested [{2}] asks [{3}]")
  @CsvSource({
    "V1, read, '', read",
    "V2, read, write, read write",
    "V7, '', write, write",
    "V8, '', '', ''",
    "V13, read, 'write  write', read write",
    "V16, read write, write, read write",
    "unregistered, read, read, read",
    "not the client's, '', read, ''",
  })
  void rsFirstTheParameterAddsWhatTheClientIsRegisteredFor(
      String vector, String ticket, String requested, String asked) {
    var transaction =
        transaction(
            Kind.RS_FIRST,
            requested,
            TicketResource.of(IMMUNIZATIONS, AT_CLINIC, ScopeSet.parse(ticket)));

    assertThat(askedOfClinic(transaction)).as(vector).isEqualTo(ScopeSet.parse(asked));
  }

  @ParameterizedTest(name = "ticket [{0}] requested [{1}] asks [{2}]")
  @CsvSource({
    "read write, '', read write",
    "read write, read, read",
    "read, write, ''",
  })
  void asFirstTheParameterOnlyNarrows(String ticket, String requested, String asked) {
    var transaction =
        transaction(
            Kind.AS_FIRST,
            requested,
            TicketResource.ofType(IMMUNIZATIONS, ScopeSet.parse(ticket), true));

    assertThat(askedOfClinic(transaction)).isEqualTo(ScopeSet.parse(asked));
  }

  @ParameterizedTest(name = "requested [{0}] is available: {1}")
  @CsvSource({"'', true", "read, true", "read write, true", "print, false", "READ, false"})
  void aScopeOnNoResourceOfTheTicketIsAnError(String requested, boolean available) {
    var transaction =
        transaction(
            Kind.RS_FIRST,
            requested,
            TicketResource.of(IMMUNIZATIONS, AT_CLINIC, ScopeSet.of("read")));

    assertThat(EffectiveScopes.areAvailable(ScopeSet.parse(requested), transaction, registry))
        .isEqualTo(available);
  }

  @ParameterizedTest(name = "in either order")
  @CsvSource({"true", "false"})
  void eachResourceIsAskedForItsOwnLine(boolean turned) {
    var lines =
        List.of(
            TicketResource.of(IMMUNIZATIONS, AT_CLINIC, ScopeSet.of("read")),
            TicketResource.of(IMMUNIZATIONS, AT_PROVINCE, ScopeSet.of("write")));
    var ordered = turned ? lines.reversed() : lines;
    var transaction = transaction(Kind.RS_FIRST, "", ordered.toArray(TicketResource[]::new));

    assertThat(askedOfClinic(transaction)).isEqualTo(ScopeSet.of("read"));
  }

  private ScopeSet askedOfClinic(Transaction transaction) {
    return EffectiveScopes.askedOf(
        transaction, registry.resource(AT_CLINIC).orElseThrow(), registry);
  }

  private static Transaction transaction(Kind kind, String requested, TicketResource... lines) {
    return new Transaction(
        new TransactionId("one"),
        kind,
        Optional.of(APP),
        Optional.of(AsNetwork.PURPOSE),
        Arrays.asList(lines),
        ScopeSet.parse(requested),
        Optional.empty(),
        TestWorld.BEGINNING,
        new Stage.Requested());
  }
}
