/**
 * Taking everything along and leaving: the download of all that is kept about a person, and the
 * deletion of their account with all that hangs on it.
 */
@NullMarked
package org.openfpx.domain.wallet.mydata;

import org.jspecify.annotations.NullMarked;
