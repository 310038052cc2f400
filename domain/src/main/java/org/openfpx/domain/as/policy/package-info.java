/**
 * What owners let through beforehand: policies on the resources that belong to an AS account, and
 * the claims that prove who asks (protocol, sections 0 and 3.10; UMA Grant 3.3.1 and 3.3.4). Owns
 * the store of policies and the judgement of claim tokens. Does not own the calculation of scopes
 * ({@code token}) nor what is given on the strength of a policy ({@code permission}).
 */
@NullMarked
package org.openfpx.domain.as.policy;

import org.jspecify.annotations.NullMarked;
