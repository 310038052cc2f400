/**
 * What a run needs of the server under test beyond the standards: clients, PATs, resources, policy,
 * people. Owns the roles that checks give to them and how each kind of server fills them; does not
 * own what is checked (see {@code module}).
 */
@NullMarked
package org.openfpx.conformance.driver;

import org.jspecify.annotations.NullMarked;
