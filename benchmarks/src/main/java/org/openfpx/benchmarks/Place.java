package org.openfpx.benchmarks;

import java.nio.file.Path;

/**
 * Where a part of the run takes place.
 *
 * @param folder its own, gone afterwards
 * @param home of the project
 * @param portBase the first of its ports
 */
record Place(Path folder, Path home, int portBase) {}
