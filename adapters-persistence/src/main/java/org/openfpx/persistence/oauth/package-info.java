/**
 * What an OAuth provider keeps, in tables that stand once in each system's schema: codes, access
 * tokens, refresh grants, used assertions, signing keys. The database decides every race; nothing
 * but hashes is kept of what is only compared, and claims and private keys are sealed. Owns no rule
 * ({@code domain.oauth} judges).
 */
@NullMarked
package org.openfpx.persistence.oauth;

import org.jspecify.annotations.NullMarked;
