/**
 * The pictures of parties, as pages show them beside names: fetched by us when nobody looks, judged
 * by what they are, kept in bounded memory under a name made of their content. It owns neither
 * where they come from (the registry) nor how they are fetched; ADR 0011 says why no browser goes
 * to their hosts.
 */
@NullMarked
package org.openfpx.domain.picture;

import org.jspecify.annotations.NullMarked;
