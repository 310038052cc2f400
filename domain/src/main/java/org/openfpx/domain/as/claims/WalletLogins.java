package org.openfpx.domain.as.claims;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;

/** The wallets as OpenID providers: where to send a person, and what the wallet says after. */
public interface WalletLogins {
  /** The address to send the browser to; empty if the wallet can't be reached. */
  Optional<URI> address(Wallet wallet, Request request);

  /**
   * Exchanges the code for the wallet's ID token and verifies it: signature, issuer, audience,
   * times and nonce. Empty if anything is missing or wrong.
   */
  Optional<Said> redeem(Wallet wallet, Secret code, CodeVerifier verifier, String nonce);

  /**
   * What goes with the browser.
   *
   * @param handle names the transaction to this wallet
   * @param signIn what an authorization request wants of the sign-in
   */
  record Request(
      Secret state,
      String nonce,
      CodeChallenge challenge,
      Secret handle,
      List<Language> languages,
      Optional<SignInRequest> signIn) {
    public Request {
      languages = List.copyOf(languages);
    }
  }

  /**
   * What a verified ID token says (protocol, section 3.7). Of the person it says nothing that we
   * read: its subject is new in each transaction.
   *
   * @param transaction the handle it was made for
   * @param age the upper bound of the login's age
   * @param permissionsHash what the wallet stands by
   * @param clientSubject the name of the person for this one client, where {@code openid} was asked
   * @param authenticatedAt when exactly the person signed in, where that was asked
   */
  record Said(
      Secret transaction,
      Optional<Ial> ial,
      Optional<Aal> aal,
      Optional<Duration> age,
      Optional<String> permissionsHash,
      Optional<String> clientSubject,
      Optional<Instant> authenticatedAt) {
    /** What is said where no sign-in was asked for. */
    public Said(
        Secret transaction,
        Optional<Ial> ial,
        Optional<Aal> aal,
        Optional<Duration> age,
        Optional<String> permissionsHash) {
      this(transaction, ial, aal, age, permissionsHash, Optional.empty(), Optional.empty());
    }
  }
}
