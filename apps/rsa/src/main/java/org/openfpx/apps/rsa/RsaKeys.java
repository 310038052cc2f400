package org.openfpx.apps.rsa;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.rsa.rot.BoundLifetime;
import org.openfpx.domain.scope.Scope;
import org.openfpx.http.file.ConfigKey;
import org.openfpx.http.file.SystemKeys;
import org.openfpx.http.file.WrittenText;
import org.openfpx.http.rsa.RsaPaths;

/** The keys of the adapter's configuration file. */
final class RsaKeys {
  private static final int PORT = 8403;

  final SystemKeys system = SystemKeys.of("rsa", PORT);

  final ConfigKey<WrittenText> name =
      ConfigKey.textForPeople("name", "What people are told that this source is called.")
          .mandatory("Provincial Registry");

  final ConfigKey<Issuer> provider =
      ConfigKey.issuer(
              "federated.issuer",
              "The provider where people sign in: exactly the issuerUri of its oauth-provider\n"
                  + "in the registry. Its tokens open the records upstream.")
          .mandatory("https://login.example.org");
  final ConfigKey<Duration> session =
      ConfigKey.duration(
              "federated.session",
              "How long a session lasts there, if it is known: ROTs must be bindable for less.")
          .such("1h");

  final ConfigKey<URI> upstream =
      ConfigKey.uri(
              "upstream.url",
              "The server that has the records; paths are put behind it without their prefix.\n"
                  + "A private one must be among outgoing.allowed-hosts.")
          .mandatory("https://records.example.org/fhir");
  final ConfigKey<Duration> upstreamTimeout =
      ConfigKey.duration("upstream.timeout", "How long it may take for a whole answer.")
          .usually("30s");
  final ConfigKey<Long> upstreamMaxBytes =
      ConfigKey.size("upstream.max-bytes", "The largest answer that is passed on.")
          .usually("50MiB");
  final ConfigKey<List<String>> headersUp =
      ConfigKey.texts("upstream.headers-up", "The headers of a request that go up.")
          .usually("accept, accept-language");
  final ConfigKey<List<String>> headersBack =
      ConfigKey.texts("upstream.headers-back", "The headers of an answer that come back.")
          .usually("content-type, content-language, content-encoding");

  final ConfigKey<Scope> rotScope =
      ConfigKey.one("rot.scope", "a scope", Scope::new, "The scope with which a wallet gets ROTs.")
          .usually("fpx_rot");
  final ConfigKey<Integer> rotLength =
      ConfigKey.count("rot.simple.length", "How many characters a ROT has, 43 or more.")
          .usually("64");
  final ConfigKey<Duration> rotLifetime =
      ConfigKey.duration(
              "rot.simple.expiry",
              "Until when a ROT can be bound to a permission; shorter than federated.session.")
          .usually("30m");
  final ConfigKey<BoundLifetime> boundLifetime =
      ConfigKey.choice(
              "rot.bound-lifetime",
              BoundLifetime.class,
              "permission: a bound ROT lives as long as its permission; rot: never longer than\n"
                  + "it could have been bound.")
          .usually("permission");

  final ConfigKey<Duration> login =
      ConfigKey.duration("lifetimes.login", "How long a person may take to be linked.")
          .usually("10m");
  final ConfigKey<Duration> code =
      ConfigKey.duration("lifetimes.code", "An authorization code.").usually("60s");
  final ConfigKey<Duration> accessToken =
      ConfigKey.duration("lifetimes.access-token", "A wallet's access token.").usually("1h");
  final ConfigKey<Duration> refreshUnused =
      ConfigKey.duration("lifetimes.refresh-token-unused", "A wallet's refresh token, unused.")
          .usually("30d");
  final ConfigKey<Duration> refreshLongest =
      ConfigKey.duration("lifetimes.refresh-token", "A wallet's refresh token, in all.")
          .usually("365d");

  final Paths paths = new Paths();

  /** Keys of the addresses. */
  static final class Paths {
    final ConfigKey<String> authorize = path("authorize", RsaPaths.DEFAULT.authorize());
    final ConfigKey<String> consent = path("consent", RsaPaths.DEFAULT.consent());
    final ConfigKey<String> token = path("token", RsaPaths.DEFAULT.token());
    final ConfigKey<String> complete = path("rot", RsaPaths.DEFAULT.complete());
    final ConfigKey<String> revoke = path("revoke", RsaPaths.DEFAULT.revoke());
    final ConfigKey<String> jwks = path("jwks", RsaPaths.DEFAULT.jwks());
    final ConfigKey<String> userinfo = path("userinfo", RsaPaths.DEFAULT.userinfo());
    final ConfigKey<String> callback = path("callback", RsaPaths.DEFAULT.callback());
    final ConfigKey<String> api = path("api", RsaPaths.DEFAULT.api());

    private static ConfigKey<String> path(String name, String usual) {
      return ConfigKey.text("paths." + name, "An address of this system.").usually(usual);
    }
  }

  List<ConfigKey<?>> all() {
    var all = new ArrayList<ConfigKey<?>>();
    all.add(name);
    all.addAll(system.all());
    all.addAll(List.of(provider, session));
    all.addAll(List.of(upstream, upstreamTimeout, upstreamMaxBytes, headersUp, headersBack));
    all.addAll(List.of(rotScope, rotLength, rotLifetime, boundLifetime));
    all.addAll(List.of(login, code, accessToken, refreshUnused, refreshLongest));
    all.addAll(
        List.of(
            paths.authorize,
            paths.consent,
            paths.token,
            paths.complete,
            paths.revoke,
            paths.jwks,
            paths.userinfo,
            paths.callback,
            paths.api));
    return List.copyOf(all);
  }
}
