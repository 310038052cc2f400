package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.guest.LeaveWelcome;
import org.openfpx.domain.wallet.guest.OpenInvitation;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.BadRequest;

/** The link of somebody who lets one other person through, and what one was let through to. */
public final class GuestPages implements Endpoint {
  private static final String LINK = "/invitations/{code}";
  private static final String OPENED = "/invitation";
  private static final String LEAVE = "/guest/{id}/leave";

  /** As long as ours are, and a little more. */
  private static final int LONGEST_CODE = 200;

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Guests guests;

  /**
   * What a guest can do.
   *
   * @param opened which invitation a browser has opened
   */
  public record Guests(
      OpenInvitation open,
      LeaveWelcome leave,
      Welcomes welcomes,
      InvitationCookie opened,
      InstantSource time) {}

  public GuestPages(WalletSite site, Catalogue catalogue, Guests guests) {
    this.site = site;
    this.catalogue = catalogue;
    this.guests = guests;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(LINK, this::open),
        Route.get(OPENED, context -> site.forPerson(context, this::look)),
        Route.post(OPENED, context -> site.forPerson(context, this::answer)),
        Route.get(LEAVE, context -> site.forPerson(context, this::askLeave)),
        Route.post(LEAVE, context -> site.forPerson(context, this::leave)));
  }

  /** Where a link leads. */
  static String path(Secret code) {
    return "/invitations/" + WalletSite.encoded(code.reveal());
  }

  /** What a person was let through to, as templates read it. */
  public record WelcomeView(
      String id,
      String calledBy,
      String title,
      String from,
      List<LocalizedText> parts,
      Instant endsAt) {}

  List<WelcomeView> of(Person person) {
    return guests.welcomes().of(person.account(), guests.time().instant()).stream()
        .map(this::view)
        .toList();
  }

  private WelcomeView view(Welcome welcome) {
    return new WelcomeView(
        welcome.id(),
        welcome.calledBy(),
        welcome.title(),
        welcome.from(),
        ThingView.parts(catalogue, welcome.scopes()),
        welcome.endsAt());
  }

  private static Optional<Secret> code(Context context) {
    return Optional.of(context.pathParam("code"))
        .filter(code -> !code.isBlank() && code.length() <= LONGEST_CODE)
        .map(Secret::new);
  }

  /** From here on the secret is in no address: whoever has to sign in first passes several. */
  private void open(Context context) {
    code(context)
        .ifPresentOrElse(
            code -> {
              guests.opened().write(context, code);
              site.sendTo(context, OPENED);
            },
            () -> site.problem(context, 404, "invitation_gone", "/"));
  }

  private void look(Context context, Person person) {
    guests
        .opened()
        .read(context)
        .ifPresentOrElse(
            code -> told(context, person, code, look(context, person, code)),
            () -> site.problem(context, 404, "invitation_gone", "/"));
  }

  private OpenInvitation.Outcome look(Context context, Person person, Secret code) {
    return guests.open().look(person.account(), code, site.languages(context));
  }

  private void answer(Context context, Person person) {
    var form = site.form(context, person.visitor());
    var code = guests.opened().read(context);
    if (code.isEmpty()) {
      site.problem(context, 404, "invitation_gone", "/");
      return;
    }
    if (!form.required("invitation").equals(code.get().hash().hex())) {
      // Another link was opened meanwhile, in this browser: nobody says yes to what they don't see.
      site.sendTo(context, OPENED);
      return;
    }
    switch (form.required("answer")) {
      case "yes" ->
          told(
              context,
              person,
              code.get(),
              guests.open().accept(person.account(), code.get(), site.languages(context)));
      case "no" -> {
        guests.opened().clear(context);
        site.sendTo(context, "/");
      }
      default -> throw new BadRequest("invalid_request", "answer is yes or no");
    }
  }

  private void told(Context context, Person person, Secret code, OpenInvitation.Outcome outcome) {
    switch (outcome) {
      case OpenInvitation.Outcome.Open open -> ask(context, person, code, open);
      case OpenInvitation.Outcome.Accepted(var welcome) -> accepted(context, person, welcome);
      case OpenInvitation.Outcome.Own() -> site.problem(context, 409, "invitation_own", "/things");
      case OpenInvitation.Outcome.Gone() -> site.problem(context, 404, "invitation_gone", "/");
      case OpenInvitation.Outcome.TooMany() ->
          site.problem(context, 429, "invitation_too_many", "/things");
      case OpenInvitation.Outcome.Unreachable() ->
          site.problem(context, 503, "owner_unreachable", OPENED);
    }
  }

  private void ask(Context context, Person person, Secret code, OpenInvitation.Outcome.Open open) {
    var languages = site.languages(context);
    Map<String, Object> model = new HashMap<>();
    model.put("action", OPENED);
    model.put("invitation", code.hash().hex());
    model.put("calledBy", open.invitation().calledBy());
    model.put("openUntil", open.invitation().openUntil());
    model.put(
        "title",
        open.offered()
            .name()
            .or(() -> open.definition().map(Definition::name).map(name -> name.in(languages)))
            .orElse(""));
    model.put("logo", open.definition().flatMap(Definition::logo));
    model.put("from", open.source().map(Source::name).map(name -> name.in(languages)).orElse(""));
    model.put("parts", ThingView.parts(catalogue, open.offered().scopes()));
    model.put("endsAt", open.offered().endsAt());
    site.show(context, person.asVisitor(), "things", "invited", model);
  }

  private void accepted(Context context, Person person, Welcome welcome) {
    site.show(context, person.asVisitor(), "things", "welcome", Map.of("welcome", view(welcome)));
  }

  private Optional<Welcome> welcome(Context context, Person person) {
    return guests.welcomes().find(person.account(), context.pathParam("id"));
  }

  private void askLeave(Context context, Person person) {
    welcome(context, person)
        .ifPresentOrElse(
            welcome ->
                site.show(
                    context,
                    person.asVisitor(),
                    "things",
                    "leave",
                    Map.of("welcome", view(welcome))),
            // Back or reload after it was given up.
            () -> site.sendTo(context, "/things"));
  }

  private void leave(Context context, Person person) {
    site.form(context, person.visitor());
    var welcome = welcome(context, person);
    if (welcome.isPresent() && !guests.leave().leave(welcome.get())) {
      site.problem(context, 503, "owner_unreachable", "/things");
      return;
    }
    site.sendTo(context, "/things");
  }
}
