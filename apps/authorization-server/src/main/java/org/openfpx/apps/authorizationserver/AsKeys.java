package org.openfpx.apps.authorizationserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.http.file.ConfigKey;
import org.openfpx.http.file.SystemKeys;
import org.openfpx.http.file.WrittenText;

/** The keys of the authorization server's configuration file. */
final class AsKeys {
  private static final int PORT = 8401;

  final SystemKeys system = SystemKeys.of("as", PORT);

  final ConfigKey<WrittenText> name =
      ConfigKey.textForPeople("name", "What people are told that this network is called.")
          .usually("OpenFPX");

  final ConfigKey<Duration> reaperInterval =
      ConfigKey.duration("reaper.interval", "How often what is over is removed.").usually("1m");

  List<ConfigKey<?>> all() {
    var all = new ArrayList<ConfigKey<?>>();
    all.add(name);
    all.addAll(system.all());
    all.add(reaperInterval);
    return List.copyOf(all);
  }
}
