package org.openfpx.conformance.module;

import java.net.URI;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.exchange.BareConnection;
import org.openfpx.conformance.exchange.BareConnection.OutOfUse;

/** TLS at the protection API (Federated Authorization section 1.3, BCP 195). */
final class TransportSecurity {
  private static final int REDIRECT = 3;
  private static final int UPGRADE = 426;

  private TransportSecurity() {}

  static void look(Subject subject) {
    var address = subject.endpoint("resource_registration_endpoint");
    if ("http".equals(address.getScheme())) {
      Expect.that(
          Discovery.isLoopback(address), "https, or http on this machine", address.toString());
      subject.note("http, which on this machine counts as https");
      return;
    }
    refusesPlain(subject, address);
    for (var version : OutOfUse.values()) {
      Expect.that(
          !BareConnection.speaks(address, version),
          "TLS 1.2 or 1.3",
          version.words() + ", if a client asks for it");
    }
  }

  /** Whoever answers without TLS may say that it is needed, or where, and nothing more. */
  private static void refusesPlain(Subject subject, URI address) {
    var status = BareConnection.statusWithoutTls(address);
    if (status.isEmpty()) {
      return;
    }
    int code = status.get();
    Expect.that(
        code / 100 == REDIRECT || code == 400 || code == 403 || code == 404 || code == UPGRADE,
        "no answer without TLS but where to go, or that TLS is needed",
        "status " + code + " without TLS");
    subject.note("without TLS the answer is " + code);
  }
}
