/**
 * The judge over protected resources. {@code GuardResource} is every resource server's, an
 * application's own as much as the adapter's: introspection, then a permission that suffices, or a
 * challenge (UMA Grant 3.2 and 3.5, Federated Authorization 4 and 5). {@code JudgeAccess} is the
 * adapter's: besides, the ROT, the link, and the person's own downstream token (protocol, sections
 * 4 and 6). Does not own how a request is matched, how it is answered, nor how it is sent upstream.
 */
@NullMarked
package org.openfpx.domain.rsa.access;

import org.jspecify.annotations.NullMarked;
