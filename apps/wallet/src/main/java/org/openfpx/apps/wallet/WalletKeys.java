package org.openfpx.apps.wallet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.http.file.ConfigKey;
import org.openfpx.http.file.SystemKeys;
import org.openfpx.http.file.WrittenText;

/** The keys of the wallet's configuration file. */
final class WalletKeys {
  private static final int PORT = 8402;

  final SystemKeys system = SystemKeys.of("wallet", PORT);

  final ConfigKey<WrittenText> name =
      ConfigKey.textForPeople("name", "What stands at the top of each page.").usually("My Wallet");
  final ConfigKey<Duration> idle =
      ConfigKey.duration("lifetimes.session-idle", "A session without a visit.").usually("30m");
  final ConfigKey<Duration> session =
      ConfigKey.duration("lifetimes.session", "A session in all.").usually("12h");
  final ConfigKey<Duration> away =
      ConfigKey.duration(
              "lifetimes.sign-in", "How long a person may take to sign in at another place.")
          .usually("15m");
  final ConfigKey<Duration> request =
      ConfigKey.duration("lifetimes.request", "How long a person may take to answer a request.")
          .usually("15m");
  final ConfigKey<Duration> code =
      ConfigKey.duration("lifetimes.code", "An authorization code.").usually("60s");

  List<ConfigKey<?>> all() {
    var all = new ArrayList<ConfigKey<?>>();
    all.add(name);
    all.addAll(system.all());
    all.addAll(List.of(idle, session, away, request, code));
    return List.copyOf(all);
  }
}
