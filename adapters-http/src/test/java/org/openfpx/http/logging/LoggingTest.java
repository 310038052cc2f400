package org.openfpx.http.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  @BeforeEach
  void set() {
    Logging.set(LogFormat.READABLE, none -> Optional.empty());
  }

  @Test
  void whatQuotesRequestsIsSilent() {
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.http.HttpParser").isWarnEnabled())
        .isFalse();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.util.HostPort").isWarnEnabled())
        .isFalse();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server").isWarnEnabled()).isTrue();
  }

  @Test
  void whatSaysLessThanWeDoIsSilentToo() {
    var flyway = "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate";
    assertThat(LoggerFactory.getLogger(flyway).isErrorEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.flywaydb.core").isErrorEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("io.javalin.Javalin").isErrorEnabled()).isFalse();
  }

  @Test
  void thatAListenerIsFullIsSaid() {
    assertThat(LoggerFactory.getLogger(NetworkConnectionLimit.class).isInfoEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server").isInfoEnabled()).isFalse();
  }
}
