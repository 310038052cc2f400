package org.openfpx.domain.as.policy;

import org.openfpx.domain.testing.as.InMemoryPolicies;
import org.openfpx.domain.testing.as.PoliciesContract;

class InMemoryPoliciesTest implements PoliciesContract {
  @Override
  public Policies emptyStore() {
    return new InMemoryPolicies();
  }
}
