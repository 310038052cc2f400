package org.openfpx.conformance.architecture.planted.apps.rsa;

import org.openfpx.conformance.architecture.planted.apps.demo.StartPage;

/** Breaks "nobody depends on the demo". */
record UsesTheDemo(StartPage page) {}
