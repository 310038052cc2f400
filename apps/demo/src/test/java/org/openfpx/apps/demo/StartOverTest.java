package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Addresses.Party;

/** The list of the start page: it grows by itself, and is empty after starting over. */
class StartOverTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String LIST = "<div id=\"transactions\">";
  private static final String ENTRY = "<section>";

  private final Addresses addresses = Places.free();
  private final URI start = addresses.of(Party.START);

  @TempDir Path somewhere;

  @Test
  void theListGrowsWithEachRequestAndIsEmptyAfterStartingOver() throws Exception {
    System.setProperty("openfpx.home", Places.root().toString());
    var arguments = new Arguments(somewhere.resolve("demo"), addresses, false, true, List.of());
    try (var demo = Demo.start(arguments, Chance.world());
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      assertThat(demo).isNotNull();
      assertThat(get(browser, start)).contains(LIST).contains("/start.");
      assertThat(entries(browser)).isZero();
      ask(browser);
      // What the page's script fetches every three seconds, and puts in place of its own list.
      assertThat(entries(browser)).isEqualTo(1);
      ask(browser);
      assertThat(entries(browser)).isEqualTo(2);

      var told = get(browser, start.resolve("/network.json"));
      press(browser, start, "/start-over");
      awaitAnother(browser, told);

      assertThat(entries(browser)).isZero();
      ask(browser);
      assertThat(entries(browser)).as("only what was asked since").isEqualTo(1);
    }
  }

  /** Until June has another password; meanwhile the list is looked at as the page's script does. */
  private void awaitAnother(HttpClient browser, String told) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (get(browser, start.resolve("/network.json")).equals(told)) {
      assertThat(System.nanoTime()).as("started over in time").isLessThan(end);
      var unused = entries(browser);
    }
  }

  private int entries(HttpClient browser) throws Exception {
    var list = get(browser, start.resolve("/transactions")).split(LIST, -1);
    assertThat(list).hasSize(2);
    return list[1].split(ENTRY, -1).length - 1;
  }

  private void ask(HttpClient browser) throws Exception {
    press(browser, addresses.of(Party.CLIENT), "/ask");
  }

  /** Sends the form of a party's first page. */
  private static void press(HttpClient browser, URI party, String action) throws Exception {
    var form = CSRF.matcher(get(browser, party.resolve("/")));
    assertThat(form.find()).isTrue();
    var request =
        HttpRequest.newBuilder(party.resolve(action))
            .header("Origin", party.toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("csrf=" + form.group(1)));
    assertThat(sent(browser, request)).isNotBlank();
  }

  private static String get(HttpClient browser, URI address) throws Exception {
    return sent(browser, HttpRequest.newBuilder(address));
  }

  private static String sent(HttpClient browser, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer =
        browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
