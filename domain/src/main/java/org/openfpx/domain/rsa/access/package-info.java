/**
 * The judge over a protected route: introspection, permission, ROT, link, and then the person's own
 * downstream token, or a challenge (protocol, sections 4 and 6; UMA Grant 3.2, Federated
 * Authorization 4 and 5). Does not own how a request is matched, nor how it is sent upstream.
 */
@NullMarked
package org.openfpx.domain.rsa.access;

import org.jspecify.annotations.NullMarked;
