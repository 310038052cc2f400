package org.openfpx.http.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces in which no failed statement is quoted. A database tells the value that was too
 * long, or there already, and whoever wraps its words tells them again: where one of a chain is the
 * database's, none of the chain keeps its message, and that one has what may be told instead.
 */
final class QuietTraces extends ThrowableProxyConverter {
  private final Function<Throwable, Optional<String>> databases;

  /**
   * @param databases what may be told of a failure of the database; nothing of all others
   */
  QuietTraces(Function<Throwable, Optional<String>> databases) {
    this.databases = databases;
  }

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return super.throwableProxyToString(
        chain(thrown).anyMatch(one -> told(one).isPresent()) ? new Wordless(thrown) : thrown);
  }

  private static Stream<IThrowableProxy> chain(IThrowableProxy thrown) {
    var further =
        Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()));
    return Stream.concat(Stream.of(thrown), further.flatMap(QuietTraces::chain));
  }

  private Optional<String> told(IThrowableProxy thrown) {
    return thrown instanceof ThrowableProxy proxy
        ? databases.apply(proxy.getThrowable())
        : Optional.empty();
  }

  /** The same without its own words. */
  private final class Wordless implements IThrowableProxy {
    private final IThrowableProxy thrown;

    Wordless(IThrowableProxy thrown) {
      this.thrown = thrown;
    }

    @Override
    public String getMessage() {
      return told(thrown).orElse("[left out]");
    }

    @Override
    public String getClassName() {
      return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return thrown.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return thrown.getCause() == null ? null : new Wordless(thrown.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return Arrays.stream(thrown.getSuppressed())
          .map(Wordless::new)
          .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return thrown.isCyclic();
    }
  }
}
