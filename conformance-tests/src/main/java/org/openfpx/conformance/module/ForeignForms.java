package org.openfpx.conformance.module;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;

/**
 * The forms of the pages at the claims interaction endpoint, sent as a page of somebody else would
 * have them sent (UMA Grant section 5.1).
 */
final class ForeignForms {
  private static final int MOST_REDIRECTS = 5;

  private ForeignForms() {}

  /** A page, and the cookies that came with it. */
  private record Visited(Page page, String cookies) {}

  static void look(Subject subject) {
    var visited = visited(subject);
    var form =
        visited.page().forms().stream()
            .filter(one -> one.method().equals("post"))
            .findFirst()
            .orElseThrow(() -> new NotOffered("there is no form at the claims endpoint itself"));
    refused(send(subject, form, form.fields(), "", home(form)), "without the browser's cookies");
    refused(
        send(subject, form, form.fields(), visited.cookies(), "https://others.kit.example"),
        "from the page of another");
    var altered = new LinkedHashMap<>(form.fields());
    altered.replaceAll((_, value) -> value.isEmpty() ? value : Altered.of(value));
    refused(send(subject, form, altered, visited.cookies(), home(form)), "with other tokens");
    var good = send(subject, form, form.fields(), visited.cookies(), home(form));
    Expect.that(good.status() < 400, "the form itself taken", Expect.seen(good));
  }

  private static void refused(Answer answer, String how) {
    Expect.that(answer.status() / 100 == 4, "a refusal " + how, Expect.seen(answer));
    Expect.that(answer.redirect().isEmpty(), "no redirect " + how, "one");
  }

  private static String home(Form form) {
    return form.action().getScheme() + "://" + form.action().getRawAuthority();
  }

  private static Answer send(
      Subject subject, Form form, Map<String, String> fields, String cookies, String origin) {
    var sent = new LinkedHashMap<>(fields);
    form.buttons().stream()
        .filter(button -> !button.name().isEmpty())
        .findFirst()
        .ifPresent(button -> sent.put(button.name(), button.value()));
    var request =
        Request.form("Send the form of the page", form.action(), sent)
            .with("Accept", "text/html")
            .with("Origin", origin);
    return subject.send(cookies.isEmpty() ? request : request.with("Cookie", cookies));
  }

  /** The first page there that is the server's own. */
  private static Visited visited(Subject subject) {
    var client = subject.driver().client(ClientRole.FIRST);
    var journey = Journey.visiting(subject);
    var ticket = journey.ticket(Map.of(ResourceRole.R1, List.of("a")));
    var parameters = Journey.parameters(client, ticket, Chance.token());
    var address = Request.query(subject.endpoint("claims_interaction_endpoint"), parameters);
    var cookies = new LinkedHashMap<String, String>();
    for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      requireOwn(subject, address);
      var answer = subject.send(open(address, cookies));
      answer.headers().allValues("Set-Cookie").forEach(set -> keep(cookies, set));
      if (answer.redirect().isEmpty()) {
        var page = Page.of(address, answer.status(), answer.body());
        return new Visited(page, header(cookies));
      }
      address = answer.redirect().get();
    }
    throw new NotOffered("the claims endpoint has no page within " + MOST_REDIRECTS + " redirects");
  }

  private static void requireOwn(Subject subject, URI address) {
    var own = URI.create(subject.driver().issuer()).getRawAuthority();
    if (!own.equals(address.getRawAuthority())) {
      throw new NotOffered("the server shows no page of its own there, and sends the person on");
    }
  }

  private static Request open(URI address, Map<String, String> cookies) {
    var request = Request.get("A browser opens it", address).with("Accept", "text/html");
    return cookies.isEmpty() ? request : request.with("Cookie", header(cookies));
  }

  private static void keep(Map<String, String> cookies, String set) {
    var pair = set.split(";", 2)[0].split("=", 2);
    if (pair.length == 2) {
      cookies.put(pair[0].strip(), pair[1]);
    }
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
