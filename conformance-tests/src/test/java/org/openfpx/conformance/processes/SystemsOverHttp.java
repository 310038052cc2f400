package org.openfpx.conformance.processes;

import java.util.function.Supplier;
import org.openfpx.conformance.scenario.Setting;

/** Each system in a process of its own, reached over HTTP alone. */
public final class SystemsOverHttp implements Supplier<Setting> {
  @Override
  public Setting get() {
    return Setting.overHttp(ProcessNetwork.start(ProcessNetwork.Plan.LOCALHOST));
  }
}
