package org.openfpx.apps.wallet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.login.SessionLifetimes;
import org.openfpx.http.file.ConfigFile;
import org.openfpx.http.file.Settings;
import org.openfpx.http.file.SystemConfig;

/**
 * All that a wallet is configured with, checked before anything is opened.
 *
 * @param system what all systems are configured with
 * @param name what stands at the top of each page
 * @param sessions how long sessions live
 * @param request how long a person may take to answer
 * @param provider how the wallet answers authorization servers
 * @param environment where registry files may take secrets from
 */
public record Config(
    SystemConfig system,
    LocalizedText name,
    SessionLifetimes sessions,
    Duration request,
    ProviderSettings provider,
    Map<String, String> environment) {
  public Config {
    environment = Map.copyOf(environment);
  }

  /**
   * Reads a configuration file.
   *
   * @throws org.openfpx.http.file.ConfigRefused that says everything that is wrong
   */
  public static Config read(Path file) {
    return read(file, System.getenv());
  }

  /** The same, with other variables than those of the process. */
  public static Config read(Path file, Map<String, String> environment) {
    var keys = new WalletKeys();
    return of(keys, ConfigFile.settings(file, keys.all()), environment);
  }

  private static Config of(WalletKeys keys, Settings settings, Map<String, String> environment) {
    var system = SystemConfig.of(keys.system, settings, environment);
    return new Config(
        system,
        settings.get(keys.name).in(system.languages().getFirst()),
        new SessionLifetimes(
            settings.get(keys.idle), settings.get(keys.session), settings.get(keys.away)),
        settings.get(keys.request),
        provider(system.issuer(), settings.get(keys.code)),
        environment);
  }

  private static ProviderSettings provider(Issuer issuer, Duration code) {
    var usual = ProviderSettings.of(issuer);
    return new ProviderSettings(
        issuer,
        code,
        usual.accessToken(),
        usual.idToken(),
        usual.refreshUnused(),
        usual.refreshLongest(),
        true);
  }
}
