package org.openfpx.domain.wallet.account;

import java.time.Instant;

/**
 * One identity provider by which a person gets into an account.
 *
 * @param idp the identifier of the identity provider in the wallet's catalogue
 */
public record SignInMethod(
    String id, AccountId account, String idp, SubjectHash subject, Instant addedAt) {}
