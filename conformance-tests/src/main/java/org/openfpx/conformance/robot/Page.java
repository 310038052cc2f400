package org.openfpx.conformance.robot;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.openfpx.conformance.exchange.Answer;

/**
 * A page as it was read.
 *
 * @param address where it came from
 * @param status its HTTP status
 */
public record Page(URI address, int status, Document document) {

  static Page of(Answer answer) {
    var document = Jsoup.parse(answer.body(), answer.asked().toString());
    return new Page(answer.asked(), answer.status(), document);
  }

  /** What its one heading says. */
  public String heading() {
    return document.select("h1").text();
  }

  /** All that can be read on it. */
  public String text() {
    return document.body().text();
  }

  /** Its forms, in order. */
  public List<Form> forms() {
    return document.select("form").stream()
        .map(FormElement.class::cast)
        .map(element -> Form.of(element, address))
        .toList();
  }

  /** The first form that is as wanted. */
  public Optional<Form> form(Predicate<Form> wanted) {
    return forms().stream().filter(wanted).findFirst();
  }

  /** Where the page sends the browser by itself at once, if it does. */
  Optional<URI> refresh() {
    return Optional.ofNullable(document.selectFirst("meta[http-equiv=refresh]"))
        .map(element -> element.attr("content"))
        .filter(content -> content.startsWith("0;url="))
        .map(content -> address.resolve(content.substring("0;url=".length())));
  }

  /** Where the first link with this text leads. */
  public Optional<URI> link(String text) {
    return document.select("a[href]").stream()
        .filter(link -> link.text().contains(text))
        .findFirst()
        .map(link -> address.resolve(link.attr("href")));
  }
}
