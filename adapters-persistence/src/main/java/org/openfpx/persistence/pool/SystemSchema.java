package org.openfpx.persistence.pool;

import java.util.List;

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

  /** Where its migrations lie: the OAuth tables stand once in each schema. */
  List<String> folders() {
    return List.of("db/oauth/common", "db/" + folder + "/common");
  }

  /** Where those lie that only this product can read. */
  List<String> folders(Product product) {
    return List.of("db/oauth/" + product.folder(), "db/" + folder + "/" + product.folder());
  }
}
