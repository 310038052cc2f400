package org.openfpx.domain.wallet.catalogue;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/** What takes part in the network at this moment, as people are shown it. */
public interface Catalogue {
  /** The identity providers at which people may sign in, in the operator's order. */
  List<Idp> idps();

  /** The sources that serve records, in the operator's order. */
  List<Source> sources();

  /** The authorization server that has this client id at the wallet. */
  Optional<Server> serverWithClientId(String clientId);

  Optional<Server> server(String identifier);

  /** All authorization servers, in the operator's order. */
  List<Server> servers();

  /** A client that this authorization server may ask for. */
  Optional<Client> client(String server, String identifier);

  /** All clients that this authorization server may ask for, in the operator's order. */
  List<Client> clients(String server);

  /** A kind of records of this authorization server. */
  Optional<Definition> definition(String server, String identifier);

  /** The first kind of records of this authorization server that has this type. */
  Optional<Definition> definitionOfType(String server, String type);

  /** The source that this authorization server knows as that resource server. */
  Optional<Source> sourceOf(String server, String resourceServer);

  /** What people call a scope. */
  LocalizedText scopeName(Scope scope);

  /** All organisations; the one that runs the wallet first. */
  List<Organisation> organisations();

  /** The identity provider of that identifier. */
  default Optional<Idp> idp(String identifier) {
    return idps().stream().filter(idp -> idp.identifier().equals(identifier)).findFirst();
  }

  /** The source of that identifier. */
  default Optional<Source> source(String identifier) {
    return sources().stream().filter(source -> source.identifier().equals(identifier)).findFirst();
  }

  /** An organisation. */
  record Organisation(LocalizedText name, boolean mainOperator) {}

  /** An identity provider. */
  record Idp(String identifier, LocalizedText name, Optional<LocalizedText> logo) {}

  /**
   * A source.
   *
   * @param shares what kinds of records it serves
   */
  record Source(
      String identifier,
      LocalizedText name,
      Optional<LocalizedText> logo,
      Optional<LocalizedText> organisation,
      List<LocalizedText> shares) {
    public Source {
      shares = List.copyOf(shares);
    }
  }

  /**
   * An authorization server.
   *
   * @param issuer its address
   * @param name what people call the network
   */
  record Server(String identifier, String issuer, LocalizedText name) {}

  /** A client. */
  record Client(
      String identifier,
      LocalizedText name,
      Optional<LocalizedText> icon,
      Optional<LocalizedText> policy,
      Optional<LocalizedText> terms,
      LocalizedText organisation) {}

  /** A kind of records. */
  record Definition(
      String identifier,
      LocalizedText name,
      Optional<LocalizedText> information,
      Optional<LocalizedText> logo,
      ScopeSet scopes) {}
}
