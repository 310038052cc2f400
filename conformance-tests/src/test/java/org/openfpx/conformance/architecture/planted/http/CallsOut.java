package org.openfpx.conformance.architecture.planted.http;

/** Breaks "http client in the proxy alone". */
record CallsOut(java.net.http.HttpClient client) {}
