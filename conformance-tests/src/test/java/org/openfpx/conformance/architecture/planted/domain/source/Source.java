package org.openfpx.conformance.architecture.planted.domain.source;

import org.openfpx.conformance.architecture.planted.domain.link.Link;

/** Breaks, with {@link Link}, "packages form no cycle". */
public record Source(Link link) {}
