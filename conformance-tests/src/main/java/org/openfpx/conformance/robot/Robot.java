package org.openfpx.conformance.robot;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** The pages that were shown, the newest first. */
  private final Deque<URI> seen = new ArrayDeque<>();

  private boolean halted;

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
    return show(follow(name, send(Request.get(name, address))));
  }

  @Override
  public Sight press(String name, Form form, Form.Button button) {
    return show(follow(name, send(name, pressed(form, button))));
  }

  @Override
  public Sight enter(String name, Form form) {
    var first = form.buttons().stream().findFirst();
    var entered = first.map(button -> pressed(form, button)).orElse(form);
    return show(follow(name, send(name, entered)));
  }

  /** Both are sent; the answer to the first, which a browser no longer waits for, is dropped. */
  @Override
  public Sight pressTwice(String name, Form form, Form.Button button) {
    send(name, pressed(form, button));
    return press(name, form, button);
  }

  @Override
  public List<Sight> openAtOnce(String name, URI address, int times) {
    return atOnce(times, () -> follow(name, send(Request.get(name, address))));
  }

  @Override
  public List<Sight> pressAtOnce(String name, Form form, Form.Button button, int times) {
    return atOnce(times, () -> follow(name, send(name, pressed(form, button))));
  }

  @Override
  public Sight back(String name) {
    if (!halted) {
      seen.pop();
    }
    if (seen.isEmpty()) {
      throw new UnexpectedAnswer("there is no page to go back to");
    }
    return open(name, seen.pop());
  }

  private static Form pressed(Form form, Form.Button button) {
    return button.name().isEmpty() ? form : form.fill(button.name(), button.value());
  }

  private Answer send(String name, Form form) {
    if (form.method().equals("get")) {
      return send(Request.get(name, Request.query(form.action(), form.fields())));
    }
    var origin = form.action().getScheme() + "://" + form.action().getAuthority();
    return send(Request.form(name, form.action(), form.fields()).with("Origin", origin));
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

  private Sight show(Sight sight) {
    halted = sight instanceof Sight.Left;
    if (sight instanceof Sight.Shown(var page)) {
      seen.push(page.address());
    }
    return sight;
  }

  private static <T> List<T> atOnce(int times, Callable<T> use) {
    try (var rivals = Executors.newVirtualThreadPerTaskExecutor()) {
      return rivals.invokeAll(Collections.nCopies(times, use)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswer("interrupted while waiting for " + times + " answers");
    }
  }

  @Override
  public void close() {
    peer.close();
  }
}
