package org.openfpx.conformance.robot;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A form as a browser sees it.
 *
 * @param place where it was seen
 * @param method {@code get} or {@code post}, in lower case
 * @param fields what is sent if nothing is changed, buttons left out; of several fields of one name
 *     the last one counts
 */
public record Form(
    Place place,
    URI action,
    String method,
    Map<String, String> fields,
    List<Button> buttons,
    List<Choice> choices) {

  /** Where a form is: on which page, and the how manieth there, from nought. */
  public record Place(URI page, int number) {}

  /** A button: what it says, and what it sends. */
  public record Button(String name, String value, String text) {}

  /** A tick box or one of several radio buttons: what it sends, if chosen. */
  public record Choice(String name, String value, boolean radio, boolean chosen) {}

  static Form of(FormElement element, Place place) {
    var base = place.page();
    var fields = new LinkedHashMap<String, String>();
    element.formData().stream()
        .filter(field -> !isButton(element, field.key()))
        .forEach(field -> fields.put(field.key(), field.value()));
    return new Form(
        place,
        base.resolve(element.hasAttr("action") ? element.attr("action") : base.toString()),
        element.attr("method").isEmpty() ? "get" : element.attr("method").toLowerCase(Locale.ROOT),
        fields,
        element.select("button, input[type=submit]").stream().map(Form::button).toList(),
        element.select("input[type=checkbox], input[type=radio]").stream()
            .map(Form::choice)
            .toList());
  }

  private static boolean isButton(Element form, String name) {
    return form.select("button, input[type=submit]").stream()
        .anyMatch(button -> button.attr("name").equals(name));
  }

  private static Button button(Element element) {
    var text = element.tagName().equals("button") ? element.text() : element.attr("value");
    return new Button(element.attr("name"), element.attr("value"), text);
  }

  private static Choice choice(Element element) {
    var value = element.hasAttr("value") ? element.attr("value") : "on";
    return new Choice(
        element.attr("name"),
        value,
        element.attr("type").equals("radio"),
        element.hasAttr("checked"));
  }

  /** Whether the form has a field of that name. */
  public boolean has(String field) {
    return fields.containsKey(field)
        || choices.stream().anyMatch(choice -> choice.name().equals(field));
  }

  /** The same form with one field filled in. */
  public Form fill(String field, String value) {
    var filled = new LinkedHashMap<>(fields);
    filled.put(field, value);
    return new Form(place, action, method, filled, buttons, choices);
  }
}
