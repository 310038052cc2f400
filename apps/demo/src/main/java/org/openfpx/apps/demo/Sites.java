package org.openfpx.apps.demo;

import java.nio.file.Path;
import org.openfpx.http.listener.TlsFiles;

/**
 * Each party at a site of its own, {@code https://NAME.test}, as browsers tell sites apart. The
 * names must lead to this machine, which is the business of whoever starts the parties.
 *
 * @param folder holds {@code tls.crt} and {@code tls.key}, which are good for all the names, and
 *     {@code ca.crt}, whom to trust for it
 */
record Sites(Path folder) {
  String host(String name) {
    return name + ".test";
  }

  TlsFiles tls() {
    return new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
  }

  Path trust() {
    return folder.resolve("ca.crt");
  }
}
