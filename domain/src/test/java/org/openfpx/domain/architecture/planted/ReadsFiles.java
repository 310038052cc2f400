package org.openfpx.domain.architecture.planted;

/** Breaks the allow-list: it is in java.base, but files are no business of a rule. */
record ReadsFiles(java.nio.file.Path path) {}
