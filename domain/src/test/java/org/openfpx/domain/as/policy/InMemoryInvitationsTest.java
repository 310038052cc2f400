package org.openfpx.domain.as.policy;

import org.openfpx.domain.testing.as.InMemoryPolicies;
import org.openfpx.domain.testing.as.InvitationsContract;

class InMemoryInvitationsTest implements InvitationsContract {
  @Override
  public Stores emptyStores() {
    var policies = new InMemoryPolicies();
    return new Stores(policies, policies);
  }
}
