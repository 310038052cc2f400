package org.openfpx.domain.wallet.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.consent.ConsentPage.Line;
import org.openfpx.domain.wallet.consent.ConsentPage.LinkState;
import org.openfpx.domain.wallet.consent.ConsentPage.Obstacle;
import org.openfpx.domain.wallet.consent.ConsentPage.Offer;
import org.openfpx.domain.wallet.consent.ConsentPage.Part;
import org.openfpx.domain.wallet.permission.Permission;

/**
 * The one line of a request that asks for no records: to be signed in at the client (protocol,
 * section 2.4). It is written down, shown, stopped and has its end like every other, and in the
 * place of a source stands the network itself. Its words are here and not in an operator's
 * catalogue, for they say what the protocol does.
 */
public final class SignInLine {
  /** Stands in the place of a definition, a source and a resource; no catalogue has it. */
  public static final String NAME = Permission.SIGN_IN;

  /** Lets a source register things of the person, so that they decide here who sees them. */
  public static final Scope PROTECTION = new Scope("uma_protection");

  private static final LocalizedText PROTECT =
      words(
          "Deciding here who sees things of yours there",
          "Décider ici qui voit ce qu’ils ont de vous",
          "Decidir aquí quién ve lo que tienen de usted");
  private static final LocalizedText SIGN_IN =
      words(
          "Signing in with your wallet",
          "Se connecter avec votre portefeuille",
          "Entrar con su cartera");
  private static final List<Part> PARTS =
      List.of(
          new Part(
              Scope.OPENID,
              words(
                  "know that it is you again, by a name made for them alone",
                  "savoir que c’est encore vous, par un nom fait pour eux seuls",
                  "saber que es usted otra vez, por un nombre hecho solo para ellos")),
          new Part(
              PROTECTION,
              words(
                  "register things of yours with this network, so that you decide here who sees"
                      + " them",
                  "inscrire dans ce réseau ce qu’ils ont de vous, pour que vous décidiez ici qui le"
                      + " voit",
                  "registrar en esta red lo que tienen de usted, para que usted decida aquí quién"
                      + " lo ve")),
          new Part(
              Scope.OFFLINE_ACCESS,
              words(
                  "stay signed in for you while you are away",
                  "garder votre session ouverte en votre absence",
                  "mantener su sesión abierta mientras usted no está")));

  private SignInLine() {}

  private static LocalizedText words(String english, String french, String spanish) {
    return new LocalizedText(
        Map.of(
            new Language("en"), english, new Language("fr"), french, new Language("es"), spanish));
  }

  /** What such a line is called, in every language. */
  public static LocalizedText title(Consent.Line line) {
    return line.parts().stream().anyMatch(part -> part.scope().equals(PROTECTION))
        ? PROTECT
        : SIGN_IN;
  }

  /**
   * The line; empty if something is asked of which this wallet does not know what it means.
   *
   * @param obstacle why it can't be given, if so
   */
  static Optional<Line> of(Server server, TransactionDetails details, Optional<Obstacle> obstacle) {
    var scopes = details.scopes();
    var parts = PARTS.stream().filter(part -> scopes.contains(part.scope())).toList();
    // To stay signed in is nothing by itself.
    if (parts.stream().allMatch(part -> part.scope().equals(Scope.OFFLINE_ACCESS))
        || !ScopeSet.of(parts.stream().map(Part::scope).toList()).covers(scopes)) {
      return Optional.empty();
    }
    var title = scopes.contains(PROTECTION) ? PROTECT : SIGN_IN;
    var definition = new Definition(NAME, title, Optional.empty(), Optional.empty(), scopes);
    var source = new Source(NAME, server.name(), Optional.empty(), Optional.empty(), List.of());
    return Optional.of(
        new Line(
            1,
            definition,
            true,
            parts,
            List.of(new Offer(NAME, source, scopes, LinkState.LINKED, Optional.empty())),
            Optional.empty(),
            obstacle,
            details.latestEnd()));
  }
}
