package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.Ids;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.consent.CheckedAnswer.Given;
import org.openfpx.domain.wallet.consent.Consent.From;
import org.openfpx.domain.wallet.consent.Consent.Part;
import org.openfpx.domain.wallet.consent.Consent.Words;
import org.openfpx.domain.wallet.consent.ConsentPage.Own;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** Writes down what a person was shown and what they answered. */
record RecordAnswer(AccountId account, List<Language> languages, Instant now) {

  Consent yes(ConsentPage page, Choices choices, CheckedAnswer answer) {
    var last =
        answer.given().stream().map(Given::endsAt).max(Comparator.naturalOrder()).orElse(now);
    return consent(page, choices, answer.given(), last);
  }

  Consent no(ConsentPage page) {
    return consent(page, page.choices(), List.of(), now);
  }

  private Consent consent(ConsentPage page, Choices choices, List<Given> given, Instant liveUntil) {
    return new Consent(
        page.request(),
        account,
        page.server().identifier(),
        page.client().identifier(),
        words(page),
        !given.isEmpty(),
        choices.howLong(),
        now,
        liveUntil,
        page.lines().stream().map(line -> line(line, given)).toList());
  }

  private Words words(ConsentPage page) {
    return new Words(
        languages.getFirst(),
        in(page.client().name()),
        in(page.client().organisation()),
        in(page.server().name()),
        page.why().map(why -> in(why.text())),
        page.why().flatMap(why -> why.retention()).map(this::in));
  }

  private Consent.Line line(ConsentPage.Line line, List<Given> all) {
    Optional<Given> given =
        all.stream().filter(g -> g.line().number() == line.number()).findFirst();
    return new Consent.Line(
        line.number(),
        line.definition().identifier(),
        in(line.definition().name()),
        line.required(),
        line.parts().stream()
            .map(part ->
                new Part(
                    part.scope(),
                    in(part.name()),
                    given.map(g -> g.scopes().contains(part.scope())).orElse(false)))
            .toList(),
        given.map(this::from));
  }

  private From from(Given given) {
    var source = given.offer().source();
    return new From(
        source.identifier(), given.offer().resource(), in(source.name()), given.endsAt());
  }

  /**
   * What a yes promises. By default an account at the authorization server is made for this one
   * answer; what a source registers for a person belongs to the account that let it, so that such
   * an account is the same each time, and it alone gives what belongs to it.
   */
  List<Permission> promises(ConsentPage page, CheckedAnswer answer, Ids ids) {
    var consent = page.request();
    var asAccount = page.isProtection() ? lasting(page) : consent.value();
    return answer.given().stream()
        .map(given ->
            new Permission(
                ids.next(),
                account,
                consent,
                given.line().own().map(Own::account).orElse(asAccount),
                given.line().number(),
                given.offer().source().identifier(),
                given.offer().resource(),
                given.scopes(),
                given.endsAt(),
                new Standing.Promised()))
        .toList();
  }

  private String lasting(ConsentPage page) {
    return LastingAccount.id(account, page.server().identifier(), page.client().identifier());
  }

  private String in(LocalizedText text) {
    return text.in(languages);
  }
}
