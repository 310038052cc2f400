package org.openfpx.conformance.robot;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    return of(answer.asked(), answer.status(), answer.body());
  }

  /** Reads one. */
  public static Page of(URI address, int status, String html) {
    return new Page(address, status, Jsoup.parse(html, address.toString()));
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
    var elements = document.select("form");
    return IntStream.range(0, elements.size())
        .mapToObj(
            number -> Form.of((FormElement) elements.get(number), new Form.Place(address, number)))
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
