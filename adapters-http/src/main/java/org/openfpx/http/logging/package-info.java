/**
 * How the log is written: readable for people or one JSON object a line, each line with the
 * correlation id that the answer quotes. What could tell of a person is taken out on the way: query
 * strings, tokens, mail addresses, and what a database says of a statement that failed. The only
 * place that knows the logging library.
 */
@NullMarked
package org.openfpx.http.logging;

import org.jspecify.annotations.NullMarked;
