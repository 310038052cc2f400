/**
 * The statements that the Authorization Server sends, recorded from the database's own log, and
 * sent again without it: the bare side of the comparison.
 *
 * <p>They can't drift from what the server sends, because they are recorded anew in each run: a
 * flow is played twice with the log on. What is the same in both is a constant of the replay; what
 * differs is a variable, with one fresh value in each replayed flow wherever it occurs; what stood
 * in the row that the flow found is read from a row of the same kind. A statement of the replay
 * that finds or changes nothing ends the run.
 */
@NullMarked
package org.openfpx.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
