package org.openfpx.http.logging;

/** What a line of the log looks like. */
public enum LogFormat {
  /** For people. */
  READABLE,
  /** One JSON object a line, for machines. */
  JSON
}
