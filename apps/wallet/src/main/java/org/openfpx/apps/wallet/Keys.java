package org.openfpx.apps.wallet;

import java.util.List;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.OpenedKeys;
import org.openfpx.idp.jose.JoseKeyMaker;

/** The keys that this system signs with, for whoever administers them while it runs or not. */
final class Keys {
  private Keys() {}

  static OpenedKeys open(Config config, World world) {
    var stores = Stores.open(config.system(), world);
    return OpenedKeys.of(
        config.system(),
        stores.signingKeys,
        new OpenedKeys.Making(
            new JoseKeyMaker(), stores.sealer, List.of(SignatureAlgorithm.ES256), world.time()),
        stores::close);
  }
}
