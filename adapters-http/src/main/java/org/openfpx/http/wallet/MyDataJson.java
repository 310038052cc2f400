package org.openfpx.http.wallet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.consent.ClientSubjects;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.mydata.MyData.Everything;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** All that the wallet keeps about a person, as a document that they can take along. */
final class MyDataJson {
  private MyDataJson() {}

  static Map<String, Object> of(Everything everything) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("account", account(everything));
    document.put(
        "sign_in_methods", everything.signInMethods().stream().map(MyDataJson::method).toList());
    document.put("sources", everything.links().stream().map(MyDataJson::link).toList());
    document.put(
        "answers",
        everything.consents().stream()
            .map(consent -> consent(consent, everything.permissions()))
            .toList());
    document.put(
        "let_through_by_others", everything.welcomes().stream().map(MyDataJson::welcome).toList());
    document.put("names_at_clients", everything.names().stream().map(MyDataJson::name).toList());
    return document;
  }

  /** What the network makes the name of that the client sees (protocol, section 2.4). */
  private static Map<String, Object> name(ClientSubjects.Named named) {
    return Map.of(
        "network", named.server(), "client", named.client(), "client_sub", named.subject());
  }

  private static Map<String, Object> welcome(Welcome welcome) {
    return Map.of(
        "from",
        welcome.calledBy(),
        "title",
        welcome.title(),
        "kept_by",
        welcome.from(),
        "scopes",
        welcome.scopes().names(),
        "ends_at",
        welcome.endsAt().toString());
  }

  private static Map<String, Object> account(Everything everything) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("id", everything.account().id().value());
    account.put("opened_at", everything.account().openedAt().toString());
    everything.account().language().map(Language::code).ifPresent(c -> account.put("language", c));
    return account;
  }

  private static Map<String, Object> method(SignInMethod method) {
    return Map.of("identity_provider", method.idp(), "added_at", method.addedAt().toString());
  }

  private static Map<String, Object> link(Link link) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("source", link.source());
    document.put("linked_at", link.linkedAt().toString());
    document.put("to_renew", link.toRenew());
    link.label().ifPresent(label -> document.put("linked_as", label));
    return document;
  }

  private static Map<String, Object> consent(Consent consent, List<Permission> permissions) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", consent.id().value());
    document.put("answer", consent.yes() ? "yes" : "no");
    document.put("answered_at", consent.answeredAt().toString());
    document.put("language", consent.words().language().code());
    document.put("network", consent.words().network());
    document.put("client", consent.client());
    document.put("client_name", consent.words().client());
    document.put("organisation", consent.words().organisation());
    consent.words().why().ifPresent(why -> document.put("why", why));
    consent.words().retention().ifPresent(kept -> document.put("kept_for", kept));
    document.put("lines", consent.lines().stream().map(MyDataJson::line).toList());
    document.put(
        "permissions",
        permissions.stream()
            .filter(permission -> permission.consent().equals(consent.id()))
            .map(MyDataJson::permission)
            .toList());
    return document;
  }

  private static Map<String, Object> line(Consent.Line line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", line.definition());
    document.put("title", line.title());
    document.put("required", line.required());
    document.put(
        "parts",
        line.parts().stream()
            .map(part -> Map.of("name", part.name(), "shared", part.given()))
            .toList());
    line.from().ifPresent(from -> document.put("from", from.name()));
    return document;
  }

  private static Map<String, Object> permission(Permission permission) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("source", permission.source());
    document.put("resource", permission.resource());
    document.put("scopes", permission.scopes().names());
    document.put("ends_at", permission.endsAt().toString());
    switch (permission.standing()) {
      case Standing.Promised() -> document.put("standing", "promised");
      case Standing.Given(_) -> document.put("standing", "given");
      case Standing.Stopping(_, var since) -> {
        document.put("standing", "being stopped");
        document.put("stopped_at", since.toString());
      }
      case Standing.Ended(var reason, var at) -> {
        document.put("standing", "ended");
        document.put("why_ended", reason.name().toLowerCase(Locale.ROOT));
        document.put("ended_at", at.toString());
      }
    }
    return document;
  }
}
