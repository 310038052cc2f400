package org.openfpx.conformance.robot;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** A browser without script, on nothing but HTTP. */
public final class Robot implements Browser {
  private static final int MOST_REDIRECTS = 20;

  private final Peer peer;
  private final Predicate<URI> stopAt;

  private Robot(Peer peer, Predicate<URI> stopAt) {
    this.peer = peer;
    this.stopAt = stopAt;
  }

  /**
   * A new browser with no cookies.
   *
   * @param stopAt redirects to such an address are not followed but answered as {@link Sight.Left}
   */
  public static Robot fresh(Recorder recorder, Predicate<URI> stopAt) {
    return new Robot(Peer.browser(recorder, cookies()), stopAt);
  }

  /** The same, trusting the roots of this context. */
  public static Robot fresh(Recorder recorder, Predicate<URI> stopAt, SSLContext trust) {
    return new Robot(Peer.browser(recorder, cookies(), trust), stopAt);
  }

  private static CookieManager cookies() {
    return new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  }

  @Override
  public Sight open(String name, URI address) {
    return follow(name, send(Request.get(name, address)));
  }

  @Override
  public Sight press(String name, Form form, Form.Button button) {
    var pressed = button.name().isEmpty() ? form : form.fill(button.name(), button.value());
    return submit(name, pressed);
  }

  @Override
  public Sight enter(String name, Form form) {
    return form.buttons().stream()
        .findFirst()
        .map(first -> press(name, form, first))
        .orElseGet(() -> submit(name, form));
  }

  private Sight submit(String name, Form form) {
    var fields = new LinkedHashMap<>(form.fields());
    if (form.method().equals("get")) {
      return open(name, Request.query(form.action(), fields));
    }
    var origin = form.action().getScheme() + "://" + form.action().getAuthority();
    return follow(name, send(Request.form(name, form.action(), fields).with("Origin", origin)));
  }

  private Answer send(Request request) {
    return peer.send(request.with("Accept", "text/html").with("Accept-Language", "en"));
  }

  private Sight follow(String name, Answer first) {
    var answer = first;
    for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      var redirect = answer.redirect();
      if (redirect.isEmpty()) {
        redirect = Page.of(answer).refresh();
      }
      if (redirect.isEmpty()) {
        return new Sight.Shown(Page.of(answer));
      }
      if (stopAt.test(redirect.get())) {
        return new Sight.Left(redirect.get());
      }
      answer = send(Request.get(name, redirect.get()));
    }
    throw new UnexpectedAnswer("sent in circles after " + MOST_REDIRECTS + " redirects");
  }

  @Override
  public void close() {
    peer.close();
  }
}
