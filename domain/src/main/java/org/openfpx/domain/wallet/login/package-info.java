/**
 * Browser sessions and signing in at an identity provider by the OIDC code flow (protocol, sections
 * 1 and 7). Owns how long a session lives; does not own what a person may do in it.
 */
@NullMarked
package org.openfpx.domain.wallet.login;

import org.jspecify.annotations.NullMarked;
