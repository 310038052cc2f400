/**
 * City Clinic, a sample of a source that speaks the protocol by itself: people connect their
 * wallets with it by its own login, it gives the wallet resource owner tokens of the strategy
 * {@code simple}, and serves its records to whoever brings an access token of the authorization
 * server (protocol, sections 4 and 6), guarded by {@code RsGuard} as any application can be. Of the
 * network it uses what every party can: the published endpoints.
 */
@NullMarked
package org.openfpx.apps.demo.clinic;

import org.jspecify.annotations.NullMarked;
