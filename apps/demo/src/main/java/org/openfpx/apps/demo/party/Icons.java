package org.openfpx.apps.demo.party;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The pictures that a party has of itself and of its records, for whoever lists it. */
public final class Icons implements Endpoint {
  private final String folder;
  private final List<String> names;

  /**
   * @param folder of the resource {@code icons}
   * @param names of its files
   */
  public Icons(String folder, List<String> names) {
    this.folder = "/icons/" + folder + "/";
    this.names = List.copyOf(names);
  }

  @Override
  public List<Route> routes() {
    return names.stream().map(name -> Route.get("/" + name, in -> serve(in, name))).toList();
  }

  private void serve(Context context, String name) {
    try (var file = Icons.class.getResourceAsStream(folder + name)) {
      context.contentType("image/png").result(Objects.requireNonNull(file, name).readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
