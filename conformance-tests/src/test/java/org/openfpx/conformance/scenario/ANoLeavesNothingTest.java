package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Test;

/** What a no leaves behind at each party, and at the source that is no adapter. */
@PlayedIn(DemoHere.class)
class ANoLeavesNothingTest {
  private final Setting setting;
  private final DemoNetwork network;

  ANoLeavesNothingTest(Setting setting) {
    this.setting = setting;
    this.network = (DemoNetwork) setting.network();
  }

  @Test
  void noPermissionNoRotAndNoTokenAnywhere() {
    try (var june = new Visitor(setting)) {
      var wish = Visitor.june(network).from(2, "provincial-registry-profile");
      june.linkEverySource(wish);
      var before = Grants.in(network);

      june.share(wish.refusing());
      Grants.in(network).assertNothingNewAfter(before);

      june.share(wish);
      Grants.in(network).assertMoreAfter(before);
    }
  }
}
