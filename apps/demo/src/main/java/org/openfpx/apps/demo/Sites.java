package org.openfpx.apps.demo;

import java.nio.file.Path;
import org.openfpx.http.listener.TlsFiles;

/**
 * What the parties speak TLS with, and where that leaves them: all at localhost, or each at a site
 * of its own, {@code https://NAME.test}, as browsers tell sites apart. Such names must lead to this
 * machine, which is the business of whoever starts the parties.
 *
 * @param folder holds {@code tls.crt} and {@code tls.key}, which are good for all the names, and
 *     {@code ca.crt}, whom to trust for it
 */
record Sites(Path folder, boolean apart) {
  String host(String name) {
    return apart ? name + ".test" : "localhost";
  }

  TlsFiles tls() {
    return new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
  }

  Path trust() {
    return folder.resolve("ca.crt");
  }
}
