package org.openfpx.persistence.pool;

import java.util.List;
import java.util.stream.Stream;

/** Whose schema it is: the systems share no table and no database user. */
public enum SystemSchema {
  AUTHORIZATION_SERVER("as"),
  WALLET("wallet"),
  RSA("rsa"),
  /** An OAuth provider by itself, as the sample identity provider is. */
  PROVIDER("provider");

  private final String folder;

  SystemSchema(String folder) {
    this.folder = folder;
  }

  /** The folder of its own migrations, which is what it is called. */
  String folder() {
    return folder;
  }

  /**
   * Where its migrations lie: the tables of OAuth and of the registry stand once in each schema.
   */
  List<String> folders() {
    return List.of("db/oauth/common", "db/registry/common", "db/" + folder + "/common");
  }

  /** Where those lie that only this product can read. */
  List<String> folders(Product product) {
    return Stream.of("oauth", "registry", folder)
        .map(owner -> "db/" + owner + "/" + product.folder())
        .toList();
  }
}
