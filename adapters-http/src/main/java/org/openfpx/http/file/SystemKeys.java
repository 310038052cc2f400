package org.openfpx.http.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.text.Language;
import org.openfpx.http.limit.RateSettings;
import org.openfpx.http.listener.ListenerConfig;
import org.openfpx.http.logging.LogFormat;

/**
 * The keys that the configuration files of all systems have, with what is usual for one of them.
 *
 * @param issuer where the system is found
 * @param signingKeyOverlap how long a key that takes over before its time is published before
 */
public record SystemKeys(
    ConfigKey<Issuer> issuer,
    ListenerKeys publicListener,
    ListenerKeys adminListener,
    DatabaseKeys database,
    SealingKeys keyEncryptionKey,
    ConfigKey<Duration> signingKeyOverlap,
    ConfigKey<List<Path>> registry,
    ConfigKey<List<Language>> languages,
    OutgoingKeys outgoing,
    LimitKeys limits,
    ConfigKey<LogFormat> logFormat) {

  /**
   * Keys of one listener.
   *
   * @param names by which it may be asked; the admin one by any
   * @param connections how many may be open at once; of the admin one as many as usual
   */
  public record ListenerKeys(
      ConfigKey<String> host,
      ConfigKey<Integer> port,
      ConfigKey<Path> certificate,
      ConfigKey<Path> key,
      ConfigKey<Boolean> behindProxy,
      Optional<ConfigKey<List<String>>> names,
      Optional<ConfigKey<Integer>> connections) {}

  /** Keys of the database. */
  public record DatabaseKeys(
      ConfigKey<String> url,
      ConfigKey<String> user,
      ConfigKey<String> password,
      ConfigKey<Path> passwordFile,
      ConfigKey<Integer> connections) {}

  /** Keys of the key that seals. */
  public record SealingKeys(
      ConfigKey<String> id, ConfigKey<Path> file, ConfigKey<String> environment) {}

  /** Keys of how much others may ask of the system. */
  public record LimitKeys(
      ConfigKey<Rate> rate,
      ConfigKey<Integer> perAddress,
      ConfigKey<Integer> perClient,
      ConfigKey<Integer> failureCounts) {}

  /** Whether requests are counted. */
  public enum Rate {
    ON,
    OFF
  }

  /** Keys of what the system may ask of others. */
  public record OutgoingKeys(
      ConfigKey<List<String>> allowedHosts,
      ConfigKey<Duration> timeout,
      ConfigKey<Long> maxBytes,
      ConfigKey<Path> trust) {}

  /**
   * The keys of a system.
   *
   * @param name the short name of the system, as in {@code openfpx serve NAME}
   * @param port the public port that is usual for it; the admin one is 10 higher
   */
  public static SystemKeys of(String name, int port) {
    return new SystemKeys(
        ConfigKey.issuer(
                "issuer",
                "Where browsers and the other systems find this one. https, or http on loopback.")
            .mandatory("https://" + name + ".example.org"),
        listener("public", "127.0.0.1", port),
        listener("admin", "127.0.0.1", port + 10),
        database(name),
        sealing(),
        ConfigKey.duration(
                "signing-keys.overlap",
                "How long a key that ./openfpx keys rotate makes is published before it signs.\n"
                    + "Others keep published keys for 5 minutes, and OpenFPX for up to an hour"
                    + " while it can't\n"
                    + "have new ones: so longer than that. At least 15m.")
            .usually("2h"),
        ConfigKey.paths(
                "registry",
                "The files that say who takes part (docs/guides/registry.md), read at each start:"
                    + " all of\n"
                    + "them or, if anything is wrong, none. Relative paths begin at the folder of"
                    + " this file.")
            .usually(""),
        ConfigKey.languages("languages", "The languages of pages, the default one first.")
            .usually("en, fr, es"),
        outgoingKeys(),
        limitKeys(),
        ConfigKey.choice("logging.format", LogFormat.class, "readable, or json: one object a line.")
            .usually("readable"));
  }

  private static ListenerKeys listener(String section, String host, int port) {
    boolean open = section.equals("public");
    var which = open ? "everybody" : "health and administration alone";
    var names =
        ConfigKey.texts(
                section + ".names",
                "Further names by which clients ask this system, beside the host of the issuer:"
                    + " HOST, or\n"
                    + "HOST:PORT if the port is not the usual one. A request for any other name"
                    + " gets 421, so a\n"
                    + "proxy in front must pass the header Host on as it came.")
            .usually("");
    var connections =
        ConfigKey.count(
                section + ".connections",
                "The most connections that are open at once; further ones wait, and meanwhile one"
                    + " that\n"
                    + "says nothing is closed after five seconds. One on which the head of a"
                    + " request is\n"
                    + "not there within a minute is closed. More of them want more memory.")
            .usually(Integer.toString(ListenerConfig.USUAL_CONNECTIONS));
    return new ListenerKeys(
        ConfigKey.text(
                section + ".host",
                "The address to listen at, for " + which + "; 0.0.0.0 is every one.")
            .usually(host),
        ConfigKey.port(section + ".port", "The port.").usually(Integer.toString(port)),
        ConfigKey.path(
                section + ".tls.certificate",
                "PEM: the certificate, then those that lead to its root.")
            .such("/etc/openfpx/tls.crt"),
        ConfigKey.path(section + ".tls.key", "PEM: the private key, PKCS#8, not encrypted.")
            .such("/etc/openfpx/tls.key"),
        ConfigKey.flag(
                section + ".behind-proxy",
                "true where a proxy in front speaks TLS and asks here by plain HTTP.")
            .usually("false"),
        Optional.of(names).filter(only -> open),
        Optional.of(connections).filter(only -> open));
  }

  private static DatabaseKeys database(String name) {
    return new DatabaseKeys(
        ConfigKey.text(
                "database.url",
                "jdbc:mysql://HOST/NAME for MySQL 8.0.15 or newer and MariaDB 10.11 or newer;\n"
                    + "jdbc:h2:FILE for the embedded database, which opens for one process at a"
                    + " time. A FILE\n"
                    + "that begins with ./ lies below the folder in which serve is called.")
            .mandatory("jdbc:h2:./data/" + name),
        ConfigKey.text("database.user", "The user; each system has one of its own, with a schema.")
            .usually(name),
        ConfigKey.text("database.password", "The password itself; better:").such("..."),
        ConfigKey.path(
                "database.password-file",
                "The file that holds the password. The embedded database needs none.")
            .such("/run/secrets/database-password"),
        ConfigKey.count("database.connections", "The most connections that are open at once.")
            .usually("16"));
  }

  private static SealingKeys sealing() {
    return new SealingKeys(
        ConfigKey.text(
                "key-encryption-key.id",
                "The key with which secrets are sealed in the database (AES-256), and what it is"
                    + " called.\n"
                    + "A new key has a new id; the file then holds both, one a line as id:key, so"
                    + " that what\n"
                    + "the old one sealed still opens.")
            .usually("1"),
        ConfigKey.path(
                "key-encryption-key.file",
                "The file that holds it. This or the next one is required. Make one with:\n"
                    + "(umask 077; openssl rand -base64 32 > key-encryption-key)")
            .such("/run/secrets/key-encryption-key"),
        ConfigKey.text(
                "key-encryption-key.environment",
                "The environment variable that holds it, where no file does.")
            .such("OPENFPX_KEY"));
  }

  private static LimitKeys limitKeys() {
    return new LimitKeys(
        ConfigKey.choice(
                "limits.rate",
                Rate.class,
                "Whether requests at the public listener are counted, in memory alone; off for"
                    + " load tests.\n"
                    + "Whoever asks too often gets 429 with Retry-After. Counted evenly: who was"
                    + " silent may\n"
                    + "ask a whole minute's worth at once.")
            .usually("on"),
        ConfigKey.count(
                "limits.per-address",
                "The most requests a minute of one address (IPv6: of one /64). Behind a proxy, of"
                    + " what it\n"
                    + "adds at the end of X-Forwarded-For; it must add it, or addresses are not"
                    + " counted.")
            .usually(Integer.toString(RateSettings.USUAL.perAddress())),
        ConfigKey.count(
                "limits.per-client",
                "The most requests a minute of one client at the OAuth endpoints. A resource server"
                    + " may besides\n"
                    + "ask four times as much about the tokens and tickets of others.")
            .usually(Integer.toString(RateSettings.USUAL.perClient())),
        ConfigKey.count(
                "limits.failure-counts",
                "As how many requests of its address a wrong secret, assertion or token counts.")
            .usually(Integer.toString(RateSettings.USUAL.failureCounts())));
  }

  private static OutgoingKeys outgoingKeys() {
    return new OutgoingKeys(
        ConfigKey.texts(
                "outgoing.allowed-hosts",
                "This system asks others by https at public addresses alone. Hosts that it may ask"
                    + " besides,\n"
                    + "though their address is private or they speak plain HTTP.")
            .usually(""),
        ConfigKey.duration("outgoing.timeout", "How long another party may take to answer.")
            .usually("10s"),
        ConfigKey.size("outgoing.max-bytes", "The largest answer that is read.").usually("1MiB"),
        ConfigKey.path(
                "outgoing.trust", "PEM: certificate authorities to trust beside those of Java.")
            .such("/etc/openfpx/ca.pem"));
  }

  /** All of them, in the order of the file. */
  public List<ConfigKey<?>> all() {
    var all = new ArrayList<ConfigKey<?>>();
    all.add(issuer);
    for (var listener : List.of(publicListener, adminListener)) {
      all.addAll(
          List.of(
              listener.host(),
              listener.port(),
              listener.behindProxy(),
              listener.certificate(),
              listener.key()));
      listener.names().ifPresent(all::add);
      listener.connections().ifPresent(all::add);
    }
    all.addAll(
        List.of(
            database.url(),
            database.user(),
            database.password(),
            database.passwordFile(),
            database.connections()));
    all.addAll(
        List.of(keyEncryptionKey.id(), keyEncryptionKey.file(), keyEncryptionKey.environment()));
    all.add(signingKeyOverlap);
    all.add(registry);
    all.add(languages);
    all.addAll(
        List.of(
            outgoing.allowedHosts(), outgoing.timeout(), outgoing.maxBytes(), outgoing.trust()));
    all.addAll(
        List.of(limits.rate(), limits.perAddress(), limits.perClient(), limits.failureCounts()));
    all.add(logFormat);
    return List.copyOf(all);
  }
}
