package org.openfpx.domain.wallet.invitation;

import org.openfpx.domain.testing.wallet.InMemoryInvitations;
import org.openfpx.domain.testing.wallet.InMemoryWelcomes;
import org.openfpx.domain.testing.wallet.InvitationStoresContract;
import org.openfpx.domain.wallet.guest.Welcomes;

class InMemoryInvitationStoresTest implements InvitationStoresContract {
  @Override
  public Invitations emptyInvitations() {
    return new InMemoryInvitations();
  }

  @Override
  public Welcomes emptyWelcomes() {
    return new InMemoryWelcomes();
  }
}
