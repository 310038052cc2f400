package org.openfpx.apps.rsa;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.rsa.rot.SimpleRots;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.file.ConfigFile;
import org.openfpx.http.file.ConfigRefused;
import org.openfpx.http.file.Settings;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.http.rsa.RsaPaths;
import org.openfpx.http.rsa.proxy.PassedHeaders;
import org.openfpx.http.rsa.proxy.UpstreamSettings;

/**
 * All that an adapter is configured with, checked before anything is opened.
 *
 * @param system what all systems are configured with
 * @param name what people are told that this source is called
 * @param federated the issuer of the provider where people sign in
 * @param upstream the server that has the records
 * @param rot how ROTs are made
 * @param rotScope the scope with which a wallet gets them
 * @param provider how the adapter issues tokens to wallets
 * @param login how long a person may take to be linked
 * @param paths the addresses
 * @param environment the variables that registry files may name
 */
public record Config(
    SystemConfig system,
    LocalizedText name,
    Issuer federated,
    UpstreamSettings upstream,
    SimpleRots.Settings rot,
    Scope rotScope,
    ProviderSettings provider,
    Duration login,
    RsaPaths paths,
    Map<String, String> environment) {
  public Config {
    environment = Map.copyOf(environment);
  }

  /**
   * Reads a configuration file.
   *
   * @throws ConfigRefused that says everything that is wrong
   */
  public static Config read(Path file) {
    return read(file, System.getenv());
  }

  /** The same, with these instead of the variables of the process. */
  public static Config read(Path file, Map<String, String> environment) {
    var keys = new RsaKeys();
    return of(keys, ConfigFile.settings(file, keys.all()), environment);
  }

  static Config of(RsaKeys keys, Settings settings, Map<String, String> environment) {
    var system = SystemConfig.of(keys.system, settings, environment);
    var rot =
        checked(
            "rot",
            () ->
                new SimpleRots.Settings(
                    settings.get(keys.rotLength),
                    settings.get(keys.rotLifetime),
                    settings.get(keys.boundLifetime)));
    settings
        .find(keys.session)
        .filter(session -> session.compareTo(rot.lifetime()) <= 0)
        .ifPresent(session -> {
          throw new ConfigRefused(
              "rot.simple.expiry: a ROT can be bound for longer than the session at the"
                  + " provider lasts; make it shorter than federated.session");
        });
    return new Config(
        system,
        settings.get(keys.name).in(system.languages().getFirst()),
        settings.get(keys.provider),
        checked("upstream", () -> upstream(keys, settings)),
        rot,
        settings.get(keys.rotScope),
        provider(keys, settings, system.issuer()),
        settings.get(keys.login),
        checked("paths", () -> paths(keys.paths, settings)),
        environment);
  }

  private static UpstreamSettings upstream(RsaKeys keys, Settings settings) {
    return new UpstreamSettings(
        settings.get(keys.upstream),
        settings.get(keys.upstreamTimeout),
        settings.get(keys.upstreamMaxBytes),
        new PassedHeaders(
            Set.copyOf(settings.get(keys.headersUp)), Set.copyOf(settings.get(keys.headersBack))));
  }

  private static ProviderSettings provider(RsaKeys keys, Settings settings, Issuer issuer) {
    return new ProviderSettings(
        issuer,
        settings.get(keys.code),
        settings.get(keys.accessToken),
        ProviderSettings.of(issuer).idToken(),
        settings.get(keys.refreshUnused),
        settings.get(keys.refreshLongest),
        false);
  }

  private static RsaPaths paths(RsaKeys.Paths keys, Settings settings) {
    return new RsaPaths(
        settings.get(keys.authorize),
        settings.get(keys.consent),
        settings.get(keys.token),
        settings.get(keys.complete),
        settings.get(keys.revoke),
        settings.get(keys.jwks),
        settings.get(keys.userinfo),
        settings.get(keys.callback),
        settings.get(keys.api));
  }

  private static <T> T checked(String section, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException wrong) {
      throw new ConfigRefused(section + ": " + wrong.getMessage());
    }
  }
}
