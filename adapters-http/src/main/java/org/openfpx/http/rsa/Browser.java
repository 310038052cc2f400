package org.openfpx.http.rsa;

import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.page.Pages;

/**
 * What the endpoints that a browser comes to have in common.
 *
 * @param cookie ties a login to it
 * @param pages what it is shown
 * @param answers how it is sent back to a wallet
 */
public record Browser(LoginCookie cookie, Pages pages, AuthorizationAnswers answers) {}
