package org.openfpx.http.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.http.limit.RateSettings;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.listener.TlsFiles;
import org.openfpx.http.logging.LogFormat;

/**
 * What all systems are configured with; each adds what it alone has.
 *
 * @param signingKeyOverlap how long a key that takes over before its time is published before
 * @param registry registry files, in the order in which they are written
 * @param languages the default one first
 * @param secretFiles where it found secrets, or others will
 */
public record SystemConfig(
    Issuer issuer,
    ListenerConfig publicListener,
    ListenerConfig adminListener,
    DatabaseConfig database,
    SealingConfig sealing,
    Duration signingKeyOverlap,
    List<Path> registry,
    List<Language> languages,
    OutgoingConfig outgoing,
    LogFormat logFormat,
    SecretFiles secretFiles) {
  private static final Duration LEAST_OVERLAP = Duration.ofMinutes(15);
  private static final Duration MOST_OVERLAP = Duration.ofDays(30);

  public SystemConfig {
    registry = List.copyOf(registry);
    languages = List.copyOf(languages);
  }

  /** Where the database is. */
  public record DatabaseConfig(
      String url, String user, Optional<Secret> password, int connections) {}

  /**
   * What seals.
   *
   * @param currentKey the id of the key that seals from now on
   * @param keys the text of the key ring: one key, or several with their ids
   */
  public record SealingConfig(String currentKey, Secret keys) {}

  /** What may be asked of others. */
  public record OutgoingConfig(
      Set<String> allowedHosts, Duration timeout, long maxBytes, Optional<Path> trust) {
    public OutgoingConfig {
      allowedHosts = Set.copyOf(allowedHosts);
    }
  }

  /**
   * Makes one of what a file says.
   *
   * @param environment the variables of the process
   * @throws ConfigRefused if keys contradict each other, or a file that one names can't be read
   */
  public static SystemConfig of(
      SystemKeys keys, Settings settings, Map<String, String> environment) {
    var config =
        new SystemConfig(
            settings.get(keys.issuer()),
            listener(keys.publicListener(), settings, limits(keys.limits(), settings)),
            listener(keys.adminListener(), settings, Optional.empty()),
            database(keys.database(), settings),
            sealing(keys.keyEncryptionKey(), settings, environment),
            overlap(keys.signingKeyOverlap(), settings),
            settings.get(keys.registry()).stream().map(settings::resolve).toList(),
            settings.get(keys.languages()),
            outgoing(keys.outgoing(), settings),
            settings.get(keys.logFormat()),
            secretFiles(keys, settings));
    config
        .publicListener()
        .contradiction(config.issuer().at("/"))
        .ifPresent(words -> {
          throw new ConfigRefused("public: " + words);
        });
    return config;
  }

  private static SecretFiles secretFiles(SystemKeys keys, Settings settings) {
    var files = new HashMap<String, Path>();
    for (var key :
        List.of(
            keys.publicListener().key(),
            keys.adminListener().key(),
            keys.database().passwordFile(),
            keys.keyEncryptionKey().file())) {
      settings.find(key).ifPresent(file -> files.put(key.name(), settings.resolve(file)));
    }
    var written = keys.database().password();
    settings.find(written).ifPresent(any -> files.put(written.name(), settings.file()));
    return new SecretFiles(files);
  }

  private static Optional<RateSettings> limits(SystemKeys.LimitKeys keys, Settings settings) {
    var limits =
        new RateSettings(
            settings.get(keys.perAddress()),
            settings.get(keys.perClient()),
            settings.get(keys.failureCounts()));
    return Optional.of(limits).filter(_ -> settings.get(keys.rate()) == SystemKeys.Rate.ON);
  }

  private static ListenerConfig listener(
      SystemKeys.ListenerKeys keys, Settings settings, Optional<RateSettings> limits) {
    var certificate = settings.find(keys.certificate()).map(settings::resolve);
    var key = settings.find(keys.key()).map(settings::resolve);
    if (certificate.isPresent() != key.isPresent()) {
      throw new ConfigRefused(
          keys.key().name() + " and " + keys.certificate().name() + " go together");
    }
    var tls = certificate.flatMap(one -> key.map(other -> new TlsFiles(one, other)));
    if (tls.isPresent() && settings.get(keys.behindProxy())) {
      throw new ConfigRefused(
          keys.behindProxy().name() + ": TLS is spoken here or at the proxy, not at both");
    }
    return new ListenerConfig(
        settings.get(keys.host()),
        settings.get(keys.port()),
        tls,
        settings.get(keys.behindProxy()),
        keys.names().map(settings::get).map(Set::copyOf).orElse(Set.of()),
        keys.connections().map(settings::get).orElse(ListenerConfig.USUAL_CONNECTIONS),
        limits);
  }

  private static DatabaseConfig database(SystemKeys.DatabaseKeys keys, Settings settings) {
    var password =
        settings
            .find(keys.passwordFile())
            .map(file -> fileOf(keys.passwordFile(), settings.resolve(file)))
            .or(() -> settings.find(keys.password()))
            .filter(text -> !text.isBlank())
            .map(Secret::new);
    return new DatabaseConfig(
        settings.get(keys.url()),
        settings.get(keys.user()),
        password,
        settings.get(keys.connections()));
  }

  private static SealingConfig sealing(
      SystemKeys.SealingKeys keys, Settings settings, Map<String, String> environment) {
    var fromFile =
        settings.find(keys.file()).map(file -> fileOf(keys.file(), settings.resolve(file)));
    var fromEnvironment =
        settings
            .find(keys.environment())
            .map(name -> Optional.ofNullable(environment.get(name)).orElse(""));
    var text = fromFile.or(() -> fromEnvironment).orElse("").strip();
    if (text.isEmpty()) {
      throw new ConfigRefused(
          "key-encryption-key: there is none, and nothing can be sealed without; make one with"
              + " (umask 077; openssl rand -base64 32 > key-encryption-key) and name the file as"
              + " key-encryption-key.file");
    }
    return new SealingConfig(settings.get(keys.id()), new Secret(text));
  }

  private static Duration overlap(ConfigKey<Duration> key, Settings settings) {
    var overlap = settings.get(key);
    if (overlap.compareTo(LEAST_OVERLAP) < 0 || overlap.compareTo(MOST_OVERLAP) > 0) {
      throw new ConfigRefused(
          key.name()
              + ": it is 15m to 30d: others must have seen a key before it signs, and a key"
              + " signs for longer than it waits");
    }
    return overlap;
  }

  private static OutgoingConfig outgoing(SystemKeys.OutgoingKeys keys, Settings settings) {
    return new OutgoingConfig(
        Set.copyOf(settings.get(keys.allowedHosts())),
        settings.get(keys.timeout()),
        settings.get(keys.maxBytes()),
        settings.find(keys.trust()).map(settings::resolve));
  }

  private static String fileOf(ConfigKey<Path> key, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigRefused(key.name() + ": " + file + " can't be read", e);
    }
  }
}
