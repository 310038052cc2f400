package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openfpx.conformance.client.AsFirstClient;
import org.openfpx.conformance.client.Network;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.PersonAtBrowser.Press;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.domain.testing.oauth.KeyHolder;

/**
 * June, or somebody else, with one browser on her way through a transaction, halting at each
 * hand-over.
 */
final class Traveller implements AutoCloseable {
  static final String CLAIMS = "/uma/claims";
  static final String CALLBACK = "/transaction/callback";
  private static final String LINKED = "/callback";

  private final ScenarioNetwork parties;
  private final Peer peer;
  private final Network network;
  private final Browser browser;
  private final Wish wish;
  private final PersonAtBrowser person;
  private AsFirstClient client;
  private final URI token;
  private final Set<URI> halts;

  Traveller(Setting setting) {
    this(setting, "june");
  }

  Traveller(Setting setting, String user) {
    this(setting, Visitor.wish(setting.network(), user));
  }

  Traveller(Setting setting, Wish wish) {
    this.parties = setting.network();
    this.peer = parties.peer();
    this.network = parties.toldToClients();
    this.halts =
        new HashSet<>(
            Set.of(
                parties.authorizationServer(CLAIMS),
                parties.authorizationServer(CALLBACK),
                network.claimsRedirectUri(),
                parties.wallet("/oauth2/authorize"),
                parties.client("/callback")));
    this.browser = setting.browsers().fresh(to -> halts.contains(bare(to)));
    this.wish = wish;
    this.person = new PersonAtBrowser(browser, wish);
    this.client = new AsFirstClient(peer, network);
    this.token = URI.create(client.discover().required("token_endpoint").asText());
  }

  /** Has the client begin anew; answers where it sends the browser. */
  URI begin() {
    client = new AsFirstClient(peer, network);
    return client.claimsAddress(client.open(token));
  }

  /** What a source answers to whoever reads there, with a token or with an empty one: none. */
  Answer readAt(URI address, String accessToken) {
    var request = Request.get("read", address);
    return peer.send(accessToken.isEmpty() ? request : request.bearer(accessToken));
  }

  /** Brings a source's ticket to the network. */
  Answer bring(String ticket) {
    return client.bring(token, ticket);
  }

  /** Where the client sends the browser with what came of that. */
  URI claimsAddress(Answer needInfo) {
    return client.claimsAddress(needInfo.expect(403).json());
  }

  /** Opens an address with this browser; answers the next hand-over. */
  URI sentTo(URI address) {
    return to(browser.open("go on", address));
  }

  /** Opens an address that must end in a page of this browser. */
  Page shown(URI address) {
    return Visitor.page(browser.open("look", address));
  }

  /** The sight of an address. */
  Sight look(URI address) {
    return browser.open("look", address);
  }

  /** Opens an address so many times at once; answers what came of each. */
  List<Sight> openAtOnce(URI address, int times) {
    return browser.openAtOnce("look", address, times);
  }

  /** Begins anew, says yes and comes back with the ticket that is worth tokens. */
  String grantedTicket() {
    return ticket(sentTo(consent(sentTo(begin()))));
  }

  /** Signs in, links and consents from the wallet's address on; answers the AS's callback. */
  URI consent(URI walletAddress) {
    return person.walk(browser.open("to the wallet", walletAddress)).to();
  }

  /** Goes from the wallet's address to the page on which only the answer is missing. */
  Page lastPage(URI walletAddress) {
    var page = shown(walletAddress);
    for (int pages = 0; pages < 20; pages++) {
      if (!page.document().select("button[name=answer][value=yes]").isEmpty()
          && page.document().select("button[name=link]").isEmpty()) {
        return page;
      }
      page = Visitor.page(person.answer(page));
    }
    throw new UnexpectedAnswer("no consent page");
  }

  /** Goes from the wallet's address to the page that has a button for linking a source. */
  Page pageToLinkAt(URI walletAddress) {
    var page = shown(walletAddress);
    for (int pages = 0; pages < 20; pages++) {
      if (!page.document().select("button[name=link]").isEmpty()) {
        return page;
      }
      page = Visitor.page(person.answer(page));
    }
    throw new UnexpectedAnswer("no source to link");
  }

  /** Does on a page what she wants: signs in, links, or says yes. */
  Sight answer(Page page) {
    return person.answer(page);
  }

  /** Links a source from that page on; answers where the source sends the browser back to. */
  URI fromLinking(Page page) {
    return haltedAt(parties.wallet(LINKED), () -> answer(page));
  }

  /** Goes to a source from that page; answers the address at which it asks who this is. */
  URI toSource(Page page) {
    halts.add(parties.clinic("/oauth2/authorize"));
    try {
      return to(answer(page));
    } finally {
      halts.remove(parties.clinic("/oauth2/authorize"));
    }
  }

  /** Goes on from there to an address at which nobody else halts; answers it as it is asked for. */
  URI haltedAt(URI address, Supplier<Sight> step) {
    halts.add(address);
    try {
      return person.walk(step.get()).to();
    } finally {
      halts.remove(address);
    }
  }

  /** Presses no on that page. */
  Sight sayNo(Page page) {
    return pressAnswer(page, "no");
  }

  /** The same person at the same browser, where nothing is to be halted for. */
  Visitor visitor() {
    return new Visitor(parties, browser);
  }

  /** The claims address of a fresh transaction, and its ticket presented at once. */
  List<Boolean> useAtBothEndpointsAtOnce() throws InterruptedException {
    client = new AsFirstClient(peer, network);
    var opened = client.open(token);
    Callable<Boolean> claims =
        () -> {
          var answer = peer.send(Request.get("claims", client.claimsAddress(opened)));
          return !of(URI.create(answer.header("Location").orElse("")), "error")
              .equals("invalid_request");
        };
    Callable<Boolean> redeem =
        () -> client.present(token, opened.required("ticket").asText()).json().has("ticket");
    try (var rivals = Executors.newVirtualThreadPerTaskExecutor()) {
      return rivals.invokeAll(List.of(claims, redeem)).stream().map(Future::resultNow).toList();
    }
  }

  /** What every source answers to whoever reads with these tokens. */
  List<Integer> statuses(JsonNode tokens) {
    var statuses = new ArrayList<Integer>();
    for (var one : tokens.required("access_tokens")) {
      var address = one.required("permissions").get(0).required("resource_uri").asText();
      statuses.add(status(URI.create(address), one.required("access_token").asText()));
    }
    return statuses;
  }

  /** What a source answers to whoever reads that with this token. */
  int status(URI address, String accessToken) {
    return readAt(address, accessToken).status();
  }

  /** Presses yes on a page that said what is missing, and fills in nothing more. */
  Sight insist(Page page) {
    return pressAnswer(page, "yes");
  }

  /** Sends a yes from a page that offers none: whoever is on bare HTTP can. */
  Sight sayYesAnyway(Page page, String source) {
    var form = page.form(one -> one.has("shown")).orElseThrow();
    var yes = new Form.Button("answer", "yes", "");
    return browser.press("press", form.fill("line1.from", source).fill("until", "WEEK"), yes);
  }

  /** Presses the button for a sign-in that is surer than the one there was. */
  Sight signInOnceMore(Page page) {
    return press(page, "stronger", button -> true);
  }

  /** Goes on with a request that has been answered. */
  Sight goOn(Page page) {
    return pressAnswer(page, "again");
  }

  /** Where the first link of a page that tells of a problem leads. */
  URI wayOn(Page problem) {
    var link = problem.document().select("main a[href]").first();
    if (link == null) {
      throw new UnexpectedAnswer("no way on from " + problem.heading());
    }
    return problem.address().resolve(link.attr("href"));
  }

  /** Presses the first button of the form that leads there. */
  Sight press(Page page, String path) {
    var form = page.form(one -> one.action().getPath().equals(path)).orElseThrow();
    return browser.press("press", form, form.buttons().getFirst());
  }

  private Sight pressAnswer(Page page, String answer) {
    return press(page, "answer", button -> button.value().equals(answer));
  }

  private Sight press(Page page, String name, Predicate<Form.Button> wanted) {
    for (var form : page.forms()) {
      var button =
          form.buttons().stream().filter(one -> one.name().equals(name)).filter(wanted).findFirst();
      if (button.isPresent()) {
        return browser.press("press", form, button.get());
      }
    }
    throw new UnexpectedAnswer("no such button on " + page.heading());
  }

  /** Presses yes with a double click. */
  Sight sayYesTwice(Page page) {
    return new PersonAtBrowser(browser, wish, browser::pressTwice).answer(page);
  }

  /** Presses yes in so many tabs at once; answers what came of each. */
  List<Sight> sayYesAtOnce(Page page, int times) {
    var sights = new ArrayList<Sight>();
    Press inTabs =
        (name, form, button) -> {
          sights.addAll(browser.pressAtOnce(name, form, button, times));
          return sights.getFirst();
        };
    new PersonAtBrowser(browser, wish, inTabs).answer(page);
    return sights;
  }

  /** Presses the button for going back; answers the page that it leads to. */
  Page back() {
    return Visitor.page(browser.back("back"));
  }

  /** What the browser brings back to the client: the ticket. */
  String ticket(URI back) {
    return client.returned(back);
  }

  /** Redeems it. */
  Answer redeem(String ticket) {
    return client.present(token, ticket);
  }

  /** Redeems it for tokens that are bound to the key of this holder. */
  Answer redeemBound(KeyHolder holder, String ticket) {
    var proof = holder.proof("POST", token.toString(), now());
    var fields = client.presentation(ticket);
    fields.put("client_id", network.clientId());
    return peer.send(Request.form("redeem", token, fields).with("DPoP", proof));
  }

  /** The time that the network lives in. */
  Instant now() {
    return parties.time().map(MovableTime::instant).orElseGet(Instant::now);
  }

  /** What a source answers to whoever reads there with a token and a proof for it. */
  Answer readBound(URI address, String accessToken, String proof) {
    return peer.send(
        Request.get("read", address)
            .with("Authorization", "DPoP " + accessToken)
            .with("DPoP", proof));
  }

  /** The same by a client that does not have the verifier. */
  Answer redeemWithAnotherVerifier(String ticket) {
    return new AsFirstClient(peer, network).present(token, ticket);
  }

  /** The same by the sample client, which authenticates itself and shows the right verifier. */
  Answer redeemAsTheSampleClient(String ticket) {
    var secret = parties.kept("secrets").getOrDefault("OPENFPX_MY_IMMUNIZATIONS_SECRET", "");
    var pair = ("my-immunizations:" + secret).getBytes(StandardCharsets.US_ASCII);
    return peer.send(
        Request.form("redeem", token, client.presentation(ticket))
            .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** What each of so many simultaneous uses of a ticket gets. */
  List<Integer> redeemAtOnce(String ticket, int times) throws InterruptedException {
    try (var rivals = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> use = () -> redeem(ticket).status();
      return rivals.invokeAll(Collections.nCopies(times, use)).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  /** Uses a refresh token. */
  Answer refresh(String refreshToken) {
    return peer.send(
        Request.form(
            "refresh",
            token,
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                network.clientId(),
                "refresh_token",
                refreshToken)));
  }

  /** Reads all that these tokens are good for; answers how many records there were. */
  int records(JsonNode tokens) {
    int records = 0;
    for (var one : tokens.required("access_tokens")) {
      for (var permission : one.required("permissions")) {
        records += client.read(permission, one);
      }
    }
    return records;
  }

  /** Begins at the sample client; answers the claims address with that client's name. */
  URI beginAtSampleClient() {
    return to(press(shown(parties.client("/")), "/ask"));
  }

  /** The same, but asks a source. */
  URI beginAtSource(String source) {
    return to(Visitor.askSource(browser, shown(parties.client("/")), source));
  }

  /** Begins at the client with a double click. */
  URI askTwiceAtSampleClient() {
    var page = shown(parties.client("/"));
    var form = page.form(one -> one.action().getPath().equals("/ask")).orElseThrow();
    return to(browser.pressTwice("ask", form, form.buttons().getFirst()));
  }

  /** Begins anew and goes as far as the wallet's first page. */
  Page asked() {
    return shown(sentTo(begin()));
  }

  /** Whether a transaction from here gives tokens. */
  int statusOfAFreshTransaction() {
    return redeem(grantedTicket()).status();
  }

  static URI with(URI address, String name, String value) {
    var fields = new LinkedHashMap<>(Request.decode(address.getRawQuery()));
    if (!fields.containsKey(name)) {
      throw new UnexpectedAnswer("no " + name + " in " + address.getPath());
    }
    fields.put(name, value);
    return Request.query(bare(address), fields);
  }

  static String of(URI address, String name) {
    return Request.decode(address.getRawQuery()).getOrDefault(name, "");
  }

  private static URI to(Sight sight) {
    return switch (sight) {
      case Sight.Left(var to) -> to;
      case Sight.Shown(var page) ->
          throw new UnexpectedAnswer("not sent on: " + page.status() + " " + page.text());
    };
  }

  static URI bare(URI address) {
    var text = address.toString();
    int query = text.indexOf('?');
    return URI.create(query < 0 ? text : text.substring(0, query));
  }

  @Override
  public void close() {
    browser.close();
    peer.close();
  }
}
