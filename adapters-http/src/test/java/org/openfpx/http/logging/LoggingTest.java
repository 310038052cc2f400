package org.openfpx.http.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  @Test
  void whatQuotesRequestsIsSilent() {
    Logging.set(LogFormat.READABLE);

    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.http.HttpParser").isWarnEnabled())
        .isFalse();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server").isWarnEnabled()).isTrue();
  }

  @Test
  void whatSaysLessThanWeDoIsSilentToo() {
    Logging.set(LogFormat.READABLE);

    var flyway = "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate";
    assertThat(LoggerFactory.getLogger(flyway).isErrorEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.flywaydb.core").isErrorEnabled()).isTrue();
  }

  @Test
  void thatAListenerIsFullIsSaid() {
    Logging.set(LogFormat.READABLE);

    assertThat(LoggerFactory.getLogger(NetworkConnectionLimit.class).isInfoEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server").isInfoEnabled()).isFalse();
  }
}
