package org.openfpx.conformance.run;

import java.util.List;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;

/**
 * What a run keeps of its requests and answers: all, as long as they are together no longer than a
 * recording that can be read again, which may have 32 MiB.
 */
final class Kept {
  /** In characters. A run of the whole kit needs about a sixth of it. */
  static final int MOST = 24 << 20;

  /** For headers, names and the like; so there are fewer than the 10,000 that are read again. */
  private static final int EACH = 2_600;

  private int left;

  Kept(int most) {
    this.left = most;
  }

  /** Those of one check: from the first on as many as there is room for. */
  List<Exchange> of(List<Exchange> all) {
    int count = 0;
    while (count < all.size() && size(all.get(count)) <= left) {
      left -= size(all.get(count));
      count++;
    }
    return all.subList(0, count);
  }

  private static int size(Exchange exchange) {
    int answered = exchange.answer().map(Answer::body).orElse("").length();
    return EACH + exchange.url().toString().length() + exchange.form().length() + answered;
  }
}
