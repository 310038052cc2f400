package org.openfpx.apps.demo.start;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.apps.demo.party.Browsers;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.json.Json;
import org.openfpx.http.page.Pages;

/** The start page, what it shows of the transactions, and the same for programs. */
public final class StartPage implements Endpoint {
  private final Contents contents;
  private final Pages pages;
  private final WhatTheyKnow known;
  private final Browsers<Boolean> browsers;

  /** What stands on it. */
  public interface Contents {
    URI address();

    URI client();

    /** Whether the systems are this demo's too; else they are the reader's own. */
    boolean hasSystems();

    /** Where the folder of this demo is. */
    Path folder();

    /** What is where, by the names that the texts of the page have for it. */
    Map<String, URI> places();

    List<Person> people();

    /** Who is behind the name that a source has for a person. */
    Optional<Person> personBehind(String subject);

    /** What they sign in with, by user. */
    Map<String, Secret> passwords();

    /** What a program needs that plays a client. */
    Map<String, Object> forPrograms();

    /** Throws everything away and starts anew. */
    void startOver();
  }

  public StartPage(Contents contents, Pages pages, Telephone telephone, World world) {
    this.contents = contents;
    this.pages = pages;
    this.known =
        new WhatTheyKnow(
            WhatTheyKnow.Books.in(contents.folder(), contents.client()),
            contents::personBehind,
            telephone);
    this.browsers = new Browsers<>("demo", contents.address(), world);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/", this::start),
        Route.get("/transactions", this::transactions),
        Route.get("/network.json", this::network),
        Route.post("/start-over", this::startOver));
  }

  private void start(Context context) {
    var model = new HashMap<String, Object>();
    model.put("csrf", browsers.formToken(browsers.greet(context)));
    model.put("places", contents.places());
    model.put("people", people());
    model.put("folder", contents.folder().toString());
    model.put("systems", contents.hasSystems());
    model.put("stories", stories());
    pages.show(context, 200, "start", model);
  }

  private void transactions(Context context) {
    pages.show(context, 200, "transactions", Map.of("stories", stories()));
  }

  /** Of systems that are not this demo's nobody can read the books. */
  private List<Story> stories() {
    return contents.hasSystems() ? known.stories() : List.of();
  }

  private void network(Context context) {
    Json.answer(context, 200, contents.forPrograms());
  }

  private void startOver(Context context) {
    browsers.ofForm(context, Parameters.ofForm(context));
    Thread.ofPlatform().name("start over").start(() -> known.whileShut(contents::startOver));
    pages.show(context, 200, "starting", Map.of());
  }

  private List<Map<String, String>> people() {
    var passwords = contents.passwords();
    return contents.people().stream().map(person -> shown(person, passwords)).toList();
  }

  private static Map<String, String> shown(Person person, Map<String, Secret> passwords) {
    var shown = new LinkedHashMap<String, String>();
    shown.put("name", person.name());
    shown.put("user", person.user());
    shown.put("password", passwords.getOrDefault(person.user(), new Secret("-")).reveal());
    return shown;
  }
}
