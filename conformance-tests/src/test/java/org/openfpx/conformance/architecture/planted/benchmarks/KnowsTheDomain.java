package org.openfpx.conformance.architecture.planted.benchmarks;

import org.openfpx.conformance.architecture.planted.domain.VerifiedClaims;

/** Breaks "the kit knows the standards alone". */
record KnowsTheDomain(VerifiedClaims claims) {}
