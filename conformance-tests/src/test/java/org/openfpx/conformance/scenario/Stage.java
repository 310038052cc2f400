package org.openfpx.conformance.scenario;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;

/** Hands classes of scenarios the setting that they are {@link PlayedIn}. */
final class Stage implements ParameterResolver {
  private static final Namespace SETTINGS = Namespace.create(Stage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Setting.class;
  }

  @Override
  public Setting resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var maker = context.getRequiredTestClass().getAnnotation(PlayedIn.class).value();
    // In the store of the root, which closes what it holds when all tests are over.
    return context.getRoot().getStore(SETTINGS).computeIfAbsent(maker, Stage::make, Setting.class);
  }

  private static Setting make(Class<? extends Supplier<Setting>> maker) {
    return ReflectionSupport.newInstance(maker).get();
  }
}
