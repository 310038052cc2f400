package org.openfpx.http.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.picture.Pictures;
import org.openfpx.domain.text.Language;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.problem.Problem;
import org.openfpx.http.problem.ProblemPage;
import org.openfpx.http.problem.Problems;

/**
 * Renders the pages of one system. A template {@code consent} is {@code pages/<system>/consent.peb}
 * and begins with <code>{% extends "edge/layout" %}</code>; what it may use besides the model is
 * said by {@link PageLanguage}. Which one a page was made from stands in it as {@code data-page}.
 */
public final class Pages implements ProblemPage {
  /**
   * A member of the model of a page that answers a form, where a GET of the same address shows the
   * same page: it can be had in another language then.
   */
  public static final String SHOWN_BY_GET = "shownByGet";

  private final Site site;
  private final Languages languages;
  private final Messages messages;
  private final Assets assets;
  private final PebbleEngine engine;

  /** Pages that show no pictures of others. */
  public Pages(Site site) {
    this(site, Pictures.NONE);
  }

  public Pages(Site site, Pictures pictures) {
    this.site = site;
    this.languages = new Languages(site);
    this.messages = new Messages(site.system(), site.languages());
    this.assets = new Assets(site.system());
    var loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("pages");
    loader.setSuffix(".peb");
    this.engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .autoEscaping(true)
            .strictVariables(true)
            .newLineTrimming(true)
            .extension(new PageLanguage(messages, languages, assets, new Badges(pictures)))
            .build();
  }

  /** The assets, to be mounted beside the pages. */
  public Endpoint assets() {
    return assets;
  }

  /** The language of this request. */
  public Language language(Context context) {
    return languages.of(context);
  }

  /** The languages of this request, the person's own first. */
  public List<Language> wanted(Context context) {
    return languages.wanted(languages.of(context));
  }

  /** A text of this site in the language of this request. */
  public String text(Context context, String key, Object... values) {
    return messages.text(language(context), key, List.of(values));
  }

  /**
   * Answers with a page of this system.
   *
   * @param model what the template names; forms need {@code csrf} in it, the value of {@link
   *     org.openfpx.http.session.FormGuard#token}
   */
  public void show(Context context, int status, String template, Map<String, ?> model) {
    render(context, status, site.system() + "/" + template, model);
  }

  /**
   * Tells the person what went wrong: the texts {@code problem.<code>.title}, {@code .happened} and
   * {@code .next} of this site, or the general ones.
   *
   * @param wayOn where the person can go from here
   */
  public void showProblem(Context context, int status, String code, Optional<URI> wayOn) {
    var model = new HashMap<String, Object>();
    model.put("problem", messages.has(language(context), title(code)) ? code : general(status));
    model.put("correlation", Problems.correlation(context));
    model.put("wayOn", wayOn.map(URI::toString).orElse(""));
    render(context, status, "edge/problem", model);
  }

  @Override
  public void show(Context context, Problem problem) {
    showProblem(context, problem.status(), problem.code(), Optional.empty());
  }

  /**
   * Sends the browser to another site. Browsers hold the page whose form was sent to account for
   * every redirect that follows (CSP, form-action), and no page of ours knows where a whole journey
   * ends; so after a form the journey goes on from a page that leads on by itself.
   */
  public void sendAway(Context context, URI target) {
    boolean fromOwnPage = "same-origin".equals(context.header("Sec-Fetch-Site"));
    if ("POST".equals(context.method().name()) || fromOwnPage) {
      render(context, 200, "edge/onward", Map.of("target", target.toString()));
    } else {
      context.header("Cache-Control", "no-store");
      context.redirect(target.toString(), HttpStatus.SEE_OTHER);
    }
  }

  /** Sends the browser to another page of this system, after a form. */
  public void sendTo(Context context, String path) {
    context.header("Cache-Control", "no-store");
    context.redirect(path, HttpStatus.SEE_OTHER);
  }

  private void render(Context context, int status, String template, Map<String, ?> model) {
    var language = languages.of(context);
    var full = new HashMap<String, Object>(model);
    full.put("site", site);
    full.put("siteName", site.name().in(languages.wanted(language)));
    full.put("template", template);
    full.put("lang", language.code());
    full.put("switches", LanguageSwitch.of(context, site, full.containsKey(SHOWN_BY_GET)));
    full.putIfAbsent("csrf", "");
    full.put("ownStyle", assets.has(site.system() + ".css") ? site.system() + ".css" : "");
    var page = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(page, full, languages.localeOf(context, language));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    context.header("Content-Security-Policy", SecurityHeaders.OF_A_PAGE);
    context.header("Cache-Control", "no-store");
    context.header("Content-Language", language.code());
    context.status(status).contentType("text/html;charset=utf-8").result(page.toString());
  }

  private static String title(String code) {
    return "problem." + code + ".title";
  }

  private static String general(int status) {
    return status >= 500 ? "server_error" : "invalid_request";
  }
}
