package org.openfpx.domain.wallet.account;

import java.util.List;
import org.openfpx.domain.secret.Secret;

/** The wallet's numbered keys for {@link SubjectHash}, kept sealed. */
public interface SubjectKeys {
  /**
   * All keys, the current (highest) number first. Where there is none yet, one is made; of
   * simultaneous first calls all get the same key.
   */
  List<SubjectKey> all();

  /** One key. */
  record SubjectKey(int number, Secret key) {}
}
