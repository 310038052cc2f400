package org.openfpx.conformance.architecture.planted.http.rsa.proxy;

import java.net.http.HttpClient;

/** Breaks "the proxy builds no client". */
record BuildsAClient(HttpClient client) {
  BuildsAClient() {
    this(HttpClient.newHttpClient());
  }
}
