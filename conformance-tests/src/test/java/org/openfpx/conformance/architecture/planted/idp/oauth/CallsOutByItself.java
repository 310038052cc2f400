package org.openfpx.conformance.architecture.planted.idp.oauth;

/** Breaks "http client in one place". */
record CallsOutByItself(java.net.http.HttpClient client) {}
