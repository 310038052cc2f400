package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.WALLET;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequest.State;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of requests to owners promises (protocol, section 3.9). */
public interface OwnerRequestsContract {
  ClientId STRANGER = new ClientId("another account");
  OwnerRequests.Seer OWNER = new OwnerRequests.Owner(ACCOUNT);
  OwnerRequests.Seer ITS_WALLET = new OwnerRequests.OwnersWallet(WALLET);

  OwnerRequests emptyStore();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 2_000;
  }

  private static OwnerRequest request(String id, ClientId account, WalletId wallet) {
    return new OwnerRequest(
        new RequestId(id),
        new TransactionId("of " + id),
        account,
        wallet,
        ALPHA,
        Optional.of(new PurposeId("show")),
        AsMother.rsFirst("t").resources(),
        NOW,
        LATER,
        State.PENDING);
  }

  private static OwnerRequest request(String id) {
    return request(id, ACCOUNT, WALLET);
  }

  private static List<String> ids(List<OwnerRequest> requests) {
    return requests.stream().map(one -> one.id().value()).toList();
  }

  @Test
  default void aRequestComesBackAsItWasMadeToOwnerAndWallet() {
    var requests = emptyStore();
    requests.add(request("a"));

    assertThat(requests.find(new RequestId("a"), OWNER)).contains(request("a"));
    assertThat(requests.find(new RequestId("a"), ITS_WALLET)).contains(request("a"));
    assertThat(requests.find(new RequestId("a"), new OwnerRequests.Owner(STRANGER))).isEmpty();
    assertThat(
            requests.find(
                new RequestId("a"), new OwnerRequests.OwnersWallet(new WalletId("other"))))
        .isEmpty();
    assertThat(requests.find(new RequestId("A"), OWNER)).isEmpty();
    assertThat(catchThrowable(() -> requests.add(request("a")))).isNotNull();
  }

  @Test
  default void whatIsPendingComesInItsOrderPageByPage() {
    var requests = emptyStore();
    List.of("z", "a", "m").forEach(id -> requests.add(request(id)));
    requests.add(request("s", STRANGER, WALLET));
    requests.add(request("w", STRANGER, new WalletId("other")));

    assertThat(ids(requests.pending(OWNER, Optional.empty(), NOW, 2))).containsExactly("z", "a");
    assertThat(ids(requests.pending(OWNER, Optional.of(new RequestId("a")), NOW, 2)))
        .containsExactly("m");
    assertThat(ids(requests.pending(OWNER, Optional.of(new RequestId("gone")), NOW, 9))).hasSize(3);
    assertThat(ids(requests.pending(ITS_WALLET, Optional.empty(), NOW, 9)))
        .containsExactly("z", "a", "m", "s");
    assertThat(requests.pending(OWNER, Optional.empty(), LATER, 9)).isEmpty();
  }

  @Test
  default void anAnswerIsGivenOnceAndByTheAccountAlone() {
    var requests = emptyStore();
    requests.add(request("a"));

    assertThat(requests.answer(new RequestId("a"), STRANGER, State.APPROVED)).isFalse();
    assertThat(requests.answer(new RequestId("a"), ACCOUNT, State.APPROVED)).isTrue();
    assertThat(requests.answer(new RequestId("a"), ACCOUNT, State.DENIED)).isFalse();

    assertThat(requests.find(new RequestId("a"), OWNER).map(OwnerRequest::state))
        .contains(State.APPROVED);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).isEmpty();
  }

  @Test
  default void ofRivalAnswersOneCounts() {
    var requests = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      requests.add(request("r" + i));
    }

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> requests.answer(new RequestId("r" + prize), ACCOUNT, State.APPROVED));

    assertThat(outcomes).allMatch(answers -> answers.stream().filter(won -> won).count() == 1);
  }

  @Test
  default void itIsCountedHowOftenAClientAsks() {
    var requests = emptyStore();
    requests.add(request("a"));
    var transaction = new TransactionId("of a");

    assertThat(requests.poll(transaction)).contains(new OwnerRequests.Polled(request("a"), 0));
    assertThat(requests.poll(transaction)).contains(new OwnerRequests.Polled(request("a"), 1));
    assertThat(requests.poll(new TransactionId("of b"))).isEmpty();
  }

  @Test
  default void whatIsOverIsForgotten() {
    var requests = emptyStore();
    List.of("a", "b", "c").forEach(id -> requests.add(request(id)));

    assertThat(requests.removeExpired(LATER, 2)).isZero();
    assertThat(requests.removeExpired(LATER.plusSeconds(1), 2)).isEqualTo(2);
    requests.removeAllOf(STRANGER);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).hasSize(1);
    requests.removeAllOf(ACCOUNT);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).isEmpty();
  }
}
