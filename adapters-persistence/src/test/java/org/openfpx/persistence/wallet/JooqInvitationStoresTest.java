package org.openfpx.persistence.wallet;

import org.openfpx.domain.testing.wallet.InvitationStoresContract;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.domain.wallet.invitation.Invitations;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqInvitationStoresTest implements InvitationStoresContract {
  private final TestDatabase on;

  JooqInvitationStoresTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Invitations emptyInvitations() {
    return new JooqInvitations(on.empty(SystemSchema.WALLET), TestSealer.make());
  }

  @Override
  public Welcomes emptyWelcomes() {
    return new JooqWelcomes(on.empty(SystemSchema.WALLET), TestSealer.make());
  }
}
