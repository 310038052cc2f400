package org.openfpx.apps.authorizationserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.file.ConfigFile;
import org.openfpx.http.file.ConfigRefused;
import org.openfpx.http.file.Settings;
import org.openfpx.http.file.SystemConfig;

/**
 * All that an authorization server is configured with, checked before anything is opened. What
 * belongs to the network - its mode, its lifetimes, who takes part - stands in the registry.
 *
 * @param system what all systems are configured with
 * @param name what people are told that the network is called
 * @param reaperInterval how often what is over is removed
 * @param environment for secrets and placeholders in registry files
 */
public record Config(
    SystemConfig system,
    LocalizedText name,
    Duration reaperInterval,
    Map<String, String> environment) {
  public Config {
    environment = Map.copyOf(environment);
    if (!reaperInterval.isPositive()) {
      throw new ConfigRefused("reaper.interval: it is longer than nothing");
    }
    // Its pages and cookies begin at the root of the host.
    if (!system.issuer().at("/").equals(system.issuer().at("").resolve("/"))) {
      throw new ConfigRefused("issuer: an address with a path is not served; give it a host");
    }
  }

  /**
   * Reads a configuration file.
   *
   * @throws ConfigRefused that says everything that is wrong
   */
  public static Config read(Path file) {
    return read(file, System.getenv());
  }

  /** The same, with these variables in place of those of the process. */
  public static Config read(Path file, Map<String, String> environment) {
    var keys = new AsKeys();
    return of(keys, ConfigFile.settings(file, keys.all()), environment);
  }

  static Config of(AsKeys keys, Settings settings, Map<String, String> environment) {
    var system = SystemConfig.of(keys.system, settings, environment);
    return new Config(
        system,
        settings.get(keys.name).in(system.languages().getFirst()),
        settings.get(keys.reaperInterval),
        environment);
  }

  @Override
  public String toString() {
    return "Config[" + system.issuer() + "]";
  }
}
