package org.openfpx.conformance.architecture.planted.domain.link;

import org.openfpx.conformance.architecture.planted.domain.source.Source;

/** Breaks, with {@link Source}, "packages form no cycle". */
public record Link(Source source) {}
