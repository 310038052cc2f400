/**
 * What a person sees of their sharing: who can see something now, what waits, what has ended. It
 * reads the wallet's own records and asks no other party, lest looking tell who looks.
 */
@NullMarked
package org.openfpx.domain.wallet.dashboard;

import org.jspecify.annotations.NullMarked;
