package org.openfpx.conformance.scenario;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;
import org.openfpx.conformance.robot.Browsers;

/** Hands classes of scenarios the setting that they are {@link PlayedIn}. */
final class Stage implements ParameterResolver {
  private static final Namespace NETWORKS = Namespace.create(Stage.class, "networks");
  private static final Namespace BROWSERS = Namespace.create(Stage.class, "browsers");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Setting.class;
  }

  @Override
  public Setting resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var wanted = context.getRequiredTestClass().getAnnotation(PlayedIn.class);
    var holder = wanted.alone() ? ofItsClass(context) : context.getRoot();
    var network =
        holder
            .getStore(NETWORKS)
            .computeIfAbsent(wanted.value(), Stage::start, ScenarioNetwork.class);
    return wanted.inChromium() ? inChromium(network, holder) : Setting.overHttp(network);
  }

  /** What its stores hold is closed, the newest first, when that context is over. */
  private static ExtensionContext ofItsClass(ExtensionContext context) {
    var holder = context;
    while (holder.getTestMethod().isPresent()) {
      holder = holder.getParent().orElseThrow();
    }
    return holder;
  }

  private static Setting inChromium(ScenarioNetwork network, ExtensionContext holder) {
    var chromium =
        holder
            .getStore(BROWSERS)
            .computeIfAbsent(
                network, there -> Setting.inChromium(there).browsers(), Browsers.class);
    return new Setting(network, chromium);
  }

  private static ScenarioNetwork start(Class<? extends Supplier<? extends ScenarioNetwork>> maker) {
    return ReflectionSupport.newInstance(maker).get();
  }
}
