package org.openfpx.apps.rsa;

import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.NewSigningKeys;
import org.openfpx.domain.oauth.RotateSigningKeys;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.OpenedKeys;
import org.openfpx.idp.jose.JoseKeyMaker;

/** The keys that this system signs with, for whoever administers them while it runs or not. */
final class Keys {
  private Keys() {}

  static OpenedKeys open(Config config, World world) {
    var stores = Stores.open(config.system(), world);
    var rotation = KeyRotation.DEFAULT.publishedAhead(config.system().signingKeyOverlap());
    var rotate =
        new RotateSigningKeys(
            stores.signingKeys(),
            stores.database().atomically(),
            new NewSigningKeys(new JoseKeyMaker(), stores.sealer(), rotation),
            world.time());
    return new OpenedKeys(stores.signingKeys(), rotate, world.time(), stores::close);
  }
}
