package org.openfpx.conformance.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What one of several runs at the same time says: kept until it is its turn, and from then on told
 * as it comes, so that what is read is one run after the other.
 */
public final class InTurn extends OutputStream {
  private final PrintStream out;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean itsTurn;

  /**
   * @param out where it is told
   */
  public InTurn(PrintStream out) {
    this.out = out;
  }

  /** It, to print to. */
  public PrintStream printing() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /** Tells what was kept, and from now on all at once. */
  public synchronized void begin() {
    itsTurn = true;
    out.write(kept.toByteArray(), 0, kept.size());
    kept.reset();
    out.flush();
  }

  @Override
  public synchronized void write(int one) {
    if (itsTurn) {
      out.write(one);
    } else {
      kept.write(one);
    }
  }

  @Override
  public synchronized void write(byte[] some, int offset, int length) {
    if (itsTurn) {
      out.write(some, offset, length);
    } else {
      kept.write(some, offset, length);
    }
  }

  @Override
  public synchronized void flush() {
    if (itsTurn) {
      out.flush();
    }
  }
}
