/**
 * Any UMA authorization server, as others see it: here a resource server's protection API - PAT,
 * introspection, permission tickets (UMA 2.0 Federated Authorization). Owns no rule.
 */
@NullMarked
package org.openfpx.idp.uma;

import org.jspecify.annotations.NullMarked;
