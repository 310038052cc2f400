package org.openfpx.http.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ProofFlaw;

/** What is said about proofs and about tokens that are bound to a key (RFC 9449). */
public final class DpopAnswers {
  /** Sections 5 and 7.1: the proof is none, or not for this request. */
  static final String INVALID_PROOF = "invalid_dpop_proof";

  private DpopAnswers() {}

  /** The {@code token_type} (section 5). */
  public static String tokenType(Optional<KeyThumbprint> key) {
    return key.isPresent() ? "DPoP" : "Bearer";
  }

  /** The signatures that a proof may have. */
  public static List<String> algorithms() {
    return Arrays.stream(SignatureAlgorithm.values()).map(WireNames::of).toList();
  }

  /** A challenge (section 7.1); one that says what is wrong holds the error and what it is. */
  public static String challenge(Optional<ProofFlaw> flaw) {
    return challenge(flaw.map(one -> error(one) + ", ").orElse(""));
  }

  /** What a challenge says of a proof that proves nothing. */
  static String error(ProofFlaw flaw) {
    return "error=\"" + INVALID_PROOF + "\", error_description=\"" + words(flaw) + "\"";
  }

  /** A challenge with further parameters, each followed by a comma and a space. */
  public static String challenge(String more) {
    return "DPoP " + more + "algs=\"" + String.join(" ", algorithms()) + "\"";
  }

  /** Answers a request as one of whoever holds the key, or says why its proof proves nothing. */
  public static OauthAnswer answered(
      CheckProof.Outcome judged,
      ClientRequest request,
      Function<ClientRequest, OauthAnswer> answer) {
    return switch (judged) {
      case CheckProof.Proven(var proof) -> answer.apply(request.holding(proof.key()));
      case CheckProof.NotProven(var flaw) -> refused(flaw);
    };
  }

  /** The answer where clients authenticate to a proof that proves nothing (section 5). */
  public static OauthAnswer refused(ProofFlaw flaw) {
    return OauthAnswer.error(400, INVALID_PROOF, Map.of("error_description", words(flaw)));
  }

  /** What is wrong, for the developer of the client. */
  static String words(ProofFlaw flaw) {
    return switch (flaw) {
      case NOT_ONE -> "one DPoP header with one proof is needed";
      case NOT_SIGNED -> "the proof is no dpop+jwt that the public key in it has signed";
      case NO_ID -> "the proof needs a jti of 1 to 255 characters";
      case OTHER_REQUEST -> "the proof is for another htm or htu";
      case OTHER_TOKEN -> "the ath of the proof is not that of the token";
      case NOT_NOW -> "the iat of the proof is not now";
      case USED -> "the proof has been used";
    };
  }
}
