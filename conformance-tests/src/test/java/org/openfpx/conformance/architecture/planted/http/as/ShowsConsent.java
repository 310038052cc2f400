package org.openfpx.conformance.architecture.planted.http.as;

import org.openfpx.conformance.architecture.planted.domain.wallet.Consent;

/** Breaks "systems never see each other". */
record ShowsConsent(Consent consent) {}
