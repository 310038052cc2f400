/**
 * Levels of assurance of NIST SP 800-63-3: how well a person was proven (IAL), how well the login
 * was (AAL). Missing means lowest. Does not own how a level is learnt.
 */
@NullMarked
package org.openfpx.domain.assurance;

import org.jspecify.annotations.NullMarked;
