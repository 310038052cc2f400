package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.exchange.Answer;

/** Claims that a client pushes (UMA Grant sections 3.3.1, 3.3.6 and 5.7). */
final class Push implements KitModule {
  private static final Set<Flaw> FLAWS =
      Set.of(
          Flaw.EXPIRED,
          Flaw.NOT_YET,
          Flaw.FORGED,
          Flaw.UNSIGNED,
          Flaw.KEYED_WITH_PUBLIC_KEY,
          Flaw.UNKNOWN_KEY,
          Flaw.OTHER_ISSUER,
          Flaw.OTHER_AUDIENCE,
          Flaw.NO_TOKEN);

  @Override
  public String name() {
    return "push";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("UG-3.3.1-05", "Claim tokens are written in one way", Push::written),
        check("UG-3.3.1-06", "Claims may be pushed at first and later", Push::firstAndLater),
        check("UG-3.3.1-07", "The format is a text, to the letter", Push::format),
        check("UG-3.3.1-08", "A claim token that is not good proves nothing", Push::flawed),
        check("UG-5.7-02", "One for another audience proves nothing", Push::audience));
  }

  static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body)
        .needing(
            Capability.CLIENTS,
            Capability.PAT,
            Capability.REGISTRATION,
            Capability.POLICY,
            Capability.PUSHED_CLAIMS);
  }

  private static void written(Subject subject) {
    var claiming = new Claiming(subject);
    boolean plain = claiming.pushBob(claiming.ticketForBob()).status() == 200;
    var token = subject.driver().claimToken(ClientRole.FIRST, RequestingParty.BOB, Flaw.NONE);
    var encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(token.getBytes(StandardCharsets.US_ASCII));
    boolean wrapped = present(subject, claiming, encoded).status() == 200;
    Expect.that(plain || wrapped, "a token for a claim token as it is or in base64url", "none");
    subject.note("as it is: " + plain + "; in base64url: " + wrapped + " (choice A-07)");
    var garbage = present(subject, claiming, "~ no base64url, and no JWT ~");
    Expect.that(
        Expect.seen(garbage).matches("403 with error need_info|400 with error invalid_request"),
        "403 with error need_info or 400 with error invalid_request",
        Expect.seen(garbage));
  }

  private static Answer present(Subject subject, Claiming claiming, String token) {
    var format = subject.driver().claimTokenFormat();
    return claiming.present(Claiming.pushing(claiming.ticketForBob(), token, format));
  }

  private static void firstAndLater(Subject subject) {
    var claiming = new Claiming(subject);
    Claiming.token(claiming.pushBob(claiming.ticketForBob()));
    var asked = claiming.present(Moves.fields(claiming.ticketForBob()));
    var next = Expect.text(Expect.error(asked, 403, "need_info"), "ticket");
    Claiming.token(claiming.pushBob(next));
  }

  private static void format(Subject subject) {
    var claiming = new Claiming(subject);
    Claiming.token(claiming.pushBob(claiming.ticketForBob()));
    var format = subject.driver().claimTokenFormat();
    var other = pushAs(subject, claiming, format.replaceFirst("^http:", "https:"));
    if (format.startsWith("http:")) {
      subject.ought(other.status() != 200, "https is another format than http", "a token");
    }
    var unknown = pushAs(subject, claiming, "urn:kit:no-format");
    var claims = Expect.error(unknown, 403, "need_info").path("required_claims");
    Expect.that(
        claims.findValues("claim_token_format").stream()
            .flatMap(JsonNode::valueStream)
            .anyMatch(one -> one.asText().equals(format)),
        "required_claims with claim_token_format " + format,
        claims.isMissingNode() ? "no required_claims" : "others");
  }

  private static Answer pushAs(Subject subject, Claiming claiming, String format) {
    var token = subject.driver().claimToken(ClientRole.FIRST, RequestingParty.BOB, Flaw.NONE);
    return claiming.present(Claiming.pushing(claiming.ticketForBob(), token, format));
  }

  static void flawed(Subject subject) {
    var claiming = new Claiming(subject);
    Claiming.token(claiming.pushBob(claiming.ticketForBob()));
    for (var flaw : Flaw.values()) {
      if (FLAWS.contains(flaw)) {
        refuses(subject, claiming, flaw);
      }
    }
  }

  private static void refuses(Subject subject, Claiming claiming, Flaw flaw) {
    var ticket = claiming.ticketForBob();
    var answer =
        claiming.present(claiming.pushing(ticket, ClientRole.FIRST, RequestingParty.BOB, flaw));
    if (flaw == Flaw.NO_TOKEN && answer.status() == 400) {
      Expect.error(answer, 400, "invalid_request");
      return;
    }
    try {
      Claiming.provesNothing(answer, ticket);
    } finally {
      subject.note(flaw + ": " + Expect.seen(answer));
    }
  }

  private static void audience(Subject subject) {
    var claiming = new Claiming(subject);
    Claiming.token(claiming.pushBob(claiming.ticketForBob()));
    var strangers = claiming.ticketForBob();
    var stranger =
        claiming.pushing(strangers, ClientRole.FIRST, RequestingParty.BOB, Flaw.OTHER_AUDIENCE);
    Claiming.provesNothing(claiming.present(stranger), strangers);
    var others = claiming.ticketForBob();
    var other = claiming.pushing(others, ClientRole.SECOND, RequestingParty.BOB, Flaw.NONE);
    Claiming.provesNothing(claiming.present(other), others);
  }
}
