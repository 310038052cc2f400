package org.openfpx.http.listener;

import java.nio.file.Path;

/**
 * What a listener speaks TLS with.
 *
 * @param certificate PEM: the listener's own certificate first, then those that lead to the root
 * @param key PEM: its private key, PKCS#8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
