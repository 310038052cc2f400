package org.openfpx.conformance.architecture.planted.http;

/** Breaks "logback in one place". */
record SetsUpTheLog(ch.qos.logback.classic.Logger logger) {}
