package org.openfpx.persistence.pool;

/** A database address as messages may show it: without parameters, user and password. */
final class UrlWithoutSecrets {
  private UrlWithoutSecrets() {}

  static String of(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }
}
