package org.openfpx.http.page;

import io.javalin.http.Context;
import java.util.List;
import org.openfpx.domain.picture.Picture;
import org.openfpx.domain.picture.Pictures;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.BadRequest;

/**
 * The pictures of parties, from our own address: no browser of a person goes to the party's host
 * for them. Their type is what their bytes say, and the listener's own headers forbid to guess.
 */
public final class PictureEndpoint implements Endpoint {
  private static final String PATH = "/pictures/";

  private final Pictures pictures;

  public PictureEndpoint(Pictures pictures) {
    this.pictures = pictures;
  }

  /** Where browsers find it. */
  public static String address(Picture picture) {
    return PATH + picture.name();
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH + "{name}", this::serve));
  }

  private void serve(Context context) {
    var picture =
        pictures
            .named(context.pathParam("name"))
            .orElseThrow(() -> BadRequest.notFound("there is no such picture"));
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.contentType(picture.format().mediaType()).result(picture.content());
  }
}
