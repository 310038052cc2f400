package org.openfpx.persistence.rsa;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.rsa.linking.PendingLogin;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.rsa.linking.PendingLogin.Stage;
import org.openfpx.domain.rsa.linking.Person;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/** The part of a pending login that nobody searches for, as one text to be sealed. */
final class LoginContent {
  // Wallets send parameters of any name; ours begin as no parameter of theirs is kept.
  private static final String WISH = "wish.";

  private LoginContent() {}

  static String write(PendingLogin login) {
    var fields = new LinkedHashMap<String, String>();
    login.wish().values().forEach((name, value) -> fields.put(WISH + name, value));
    switch (login.stage()) {
      case AtProvider(var _, var nonce, var verifier, var left) -> {
        fields.put("nonce", nonce.reveal());
        fields.put("verifier", verifier.reveal());
        fields.put("left", Long.toString(left.getEpochSecond()));
      }
      case AtConsent(var person, var name, var tokens, var signedInAt) -> {
        fields.put("issuer", person.issuer().toString());
        fields.put("subject", person.subject());
        name.ifPresent(known -> fields.put("name", known));
        fields.put("access", tokens.accessToken().reveal());
        tokens.refreshToken().ifPresent(token -> fields.put("refresh", token.reveal()));
        fields.put("ends", Long.toString(tokens.endsAt().getEpochSecond()));
        signedInAt.ifPresent(at -> fields.put("signedIn", Long.toString(at.getEpochSecond())));
      }
    }
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static AuthorizationParameters wish(Map<String, String> fields) {
    var values = new LinkedHashMap<String, String>();
    fields.forEach((name, value) -> {
      if (name.startsWith(WISH)) {
        values.put(name.substring(WISH.length()), value);
      }
    });
    return new AuthorizationParameters(values, Set.of());
  }

  static Stage stage(Map<String, String> fields, Optional<SecretHash> state) {
    if (state.isPresent()) {
      return new AtProvider(
          state.get(),
          secret(fields, "nonce"),
          secret(fields, "verifier"),
          // Of one that was begun before this was kept nothing that is demanded is met.
          moment(fields, "left").orElse(Instant.MAX));
    }
    return new AtConsent(
        new Person(URI.create(text(fields, "issuer")), text(fields, "subject")),
        Optional.ofNullable(fields.get("name")),
        new DownstreamTokens(
            secret(fields, "access"),
            Optional.ofNullable(fields.get("refresh")).map(Secret::new),
            moment(fields, "ends").orElseThrow()),
        moment(fields, "signedIn"));
  }

  private static Optional<Instant> moment(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Long::parseLong).map(Instant::ofEpochSecond);
  }

  static Map<String, String> read(String content) {
    var fields = new LinkedHashMap<String, String>();
    for (String field : content.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
    }
    return fields;
  }

  private static Secret secret(Map<String, String> fields, String name) {
    return new Secret(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new IllegalStateException("a login was kept without " + name));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
