package org.openfpx.conformance.driver;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.robot.Browser;

/**
 * One kind of server under test. Whatever UMA leaves without an interface is asked of it: who is a
 * client, whose is a PAT, who may have what. A method whose capability is not among {@link
 * #capabilities} is never called.
 *
 * <p>What a method makes at the server, {@link #close} takes away.
 */
public interface Driver extends AutoCloseable {
  /** What it is called in target files and reports. */
  String name();

  /** The issuer, as it was named, character for character. */
  String issuer();

  /** What it can do. */
  Set<Capability> capabilities();

  /** Why it cannot do that: a sentence without its full stop. */
  default String whyNot(Capability capability) {
    return "the driver " + name() + " does not offer: " + capability.words();
  }

  /**
   * Whether the server is one of OpenFPX, which is to do what it says, and not only what it must.
   */
  default boolean isOurs() {
    return false;
  }

  /** What kind of target it is. */
  default Party party() {
    return Party.AUTHORIZATION_SERVER;
  }

  /** What a resource server under test protects. */
  default Guarded guarded() {
    throw new NotOffered("the target is no resource server");
  }

  /** How a client under test is used. */
  default Journeying journeying() {
    throw new NotOffered("the target is no client");
  }

  /** What a person has to set up first, in Markdown, if anything; then nothing is tested. */
  default Optional<String> preparation() {
    return Optional.empty();
  }

  /**
   * Gets ready, once and before all else, when the server has been seen to be there.
   *
   * @throws BadTarget if the server refuses what the target file has for it
   */
  default void begin() {}

  /** A peer of the server's: it trusts what the target says is to be trusted. */
  Peer peer(Recorder recorder);

  /**
   * A client for this role. Its secret is told to {@link
   * org.openfpx.conformance.exchange.Shortened#hide}.
   *
   * @throws NotOffered if there is none for this role
   */
  default Client client(ClientRole role) {
    throw new NotOffered("there is no client for " + role);
  }

  /**
   * A PAT that is good for the rest of the run. It is told to {@link
   * org.openfpx.conformance.exchange.Shortened#hide}.
   *
   * @throws NotOffered if there is none for this role
   * @throws BadTarget if the server refuses it to whom the target file names
   */
  default String pat(ServerRole role) {
    throw new NotOffered("there is no PAT for " + role);
  }

  /** What a client has to show to register itself, if anything (RFC 7591 section 3). */
  default Optional<String> initialAccessToken() {
    return Optional.empty();
  }

  /**
   * An introspection request with what shows who asks. That is a PAT; where the server wants
   * something else, its answers can be looked at all the same.
   */
  default Request introspecting(ServerRole role, Request request) {
    return request.bearer(pat(role));
  }

  /** An access token of the first server's without {@code uma_protection}. */
  default String tokenWithoutProtection() {
    throw new NotOffered("there is no token without uma_protection");
  }

  /** What may be registered with a PAT. */
  default Description description() {
    return Description.any();
  }

  /** A resource that stands at the server already, by its id; else the check registers one. */
  default Optional<String> standing(ResourceRole role) {
    return Optional.empty();
  }

  /** What a resource of the scope calculation is registered as, where a server wants to know. */
  default Optional<String> type(ResourceRole role) {
    return Optional.empty();
  }

  /**
   * Whether resources that a check registers are to be got by policy, where they could also be got
   * by a person at the claims interaction endpoint, of those that stand.
   */
  default boolean prefersPolicy() {
    return false;
  }

  /** Whose PAT the resources of the scope calculation belong to. */
  default ServerRole holder() {
    return ServerRole.FIRST;
  }

  /** Lets everybody have these scopes of a resource from now on. */
  default void allow(String resourceId, List<String> scopes) {
    throw new NotOffered("no policy can be set");
  }

  /** Lets whoever proves to be this person have these scopes of a resource from now on. */
  default void allow(String resourceId, List<String> scopes, RequestingParty who) {
    throw new NotOffered("no policy can be set for those who prove a claim");
  }

  /** Has the owner want to be asked about these scopes of a resource from now on. */
  default void ask(String resourceId, List<String> scopes) {
    throw new NotOffered("no owner can be asked");
  }

  /**
   * The answer to an owner who lets a client have scopes of a resource that may be another's.
   *
   * @param owner by their role at the resource server
   */
  default Answer attempt(ServerRole owner, String resourceId, List<String> scopes, Client client) {
    throw new NotOffered("no owner sets a policy on another's resource");
  }

  /**
   * The same in policies that name several resources at once, in every way in which such a policy
   * could be written there; with {@link Capability#FOREIGN_POLICY}.
   *
   * @param resourceIds at least two, the owner's own first
   */
  default List<Answer> attempt(
      ServerRole owner, List<String> resourceIds, List<String> scopes, Client client) {
    throw new NotOffered("no owner sets a policy on another's resource");
  }

  /** Takes away what was allowed of a resource. */
  default void forbid(String resourceId) {
    throw new NotOffered("no policy can be taken away");
  }

  /**
   * Has a person at a browser of their own answer what they are asked.
   *
   * @param claims the claims interaction endpoint, with all parameters
   * @return where the browser is sent in the end, which is not opened
   */
  default URI gather(Recorder recorder, URI claims, Answering answering) {
    throw new NotOffered("nobody is there for the pages of the server");
  }

  /** A browser of the same person's, which keeps what it is given until it is closed. */
  default Browser browser() {
    throw new NotOffered("nobody is there for the pages of the server");
  }

  /** The same with that browser. */
  default URI gather(Browser browser, URI claims, Answering answering) {
    throw new NotOffered("nobody is there for the pages of the server");
  }

  /**
   * Decides for the owner what waits for them on a resource.
   *
   * @param scopes those that they let through; none is a no
   */
  default void decide(String resourceId, List<String> scopes) {
    throw new NotOffered("the owner cannot be made to decide");
  }

  /** What waits for an owner's answer. */
  default List<Waiting> waiting(ServerRole owner) {
    throw new NotOffered("nobody sees what waits for owners");
  }

  /**
   * What the first resource server is given that asks Alice for these scopes (OpenID Connect Core
   * section 3.1; UMA Federated Authorization section 1.3).
   */
  default Consent consent(Set<String> scopes) {
    throw new NotOffered("no person gives a resource server anything");
  }

  /** The format of claim tokens (UMA Grant section 3.3.1). */
  default String claimTokenFormat() {
    return "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";
  }

  /**
   * A new claim token of a person, meant for a client of this role, with something wrong or not.
   */
  default String claimToken(ClientRole client, RequestingParty who, Flaw flaw) {
    throw new NotOffered("there is no issuer of claims");
  }

  /** The fields beside a claim token by which a person agrees that claims are kept, if any. */
  default Map<String, String> remembering() {
    return Map.of();
  }

  /** What the AS-first profile needs besides. */
  default AsFirst asFirst() {
    throw new NotOffered("the server does not speak AS-first");
  }

  /**
   * A PAT of the resource server that a token set calls so.
   *
   * @throws NotOffered if it is not known
   */
  default String patOf(String resourceServer) {
    throw new NotOffered("there is no PAT of " + resourceServer);
  }

  /** How long a ticket lives, if that is so short that a check can wait for its end. */
  default Optional<Duration> ticketLifetime() {
    return Optional.empty();
  }

  /** How long an RPT lives, if that is so short that a check can wait for its end. */
  default Optional<Duration> tokenLifetime() {
    return Optional.empty();
  }

  /**
   * What the server is documented to do where the text leaves a choice, by the number of the
   * choice, such as {@code A-05}. What is not named is accepted in every way that the catalogue
   * accepts.
   */
  default Map<String, String> choices() {
    return Map.of();
  }

  @Override
  default void close() {}
}
