package org.openfpx.http.file;

import java.time.InstantSource;
import org.openfpx.domain.oauth.RotateSigningKeys;
import org.openfpx.domain.oauth.SigningKeys;

/**
 * The signing keys of a system that need not run, opened by its configuration.
 *
 * @param end closes what was opened for them
 */
public record OpenedKeys(
    SigningKeys keys, RotateSigningKeys rotation, InstantSource time, Runnable end)
    implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
