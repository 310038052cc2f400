package org.openfpx.http.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.problem.BadRequest;

/**
 * Styles, scripts and pictures, each under a name that changes with its content, so that browsers
 * may keep them for ever. A system lists its own in {@code static/<system>/assets.txt}.
 */
public final class Assets implements Endpoint {
  private static final String PATH = "/static/";
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  /** Its text: all our assets are text. */
  private record Asset(String type, String content) {}

  private final Map<String, Asset> byHashedName = new HashMap<>();
  private final Map<String, String> hashedNames = new HashMap<>();

  Assets(String system) {
    for (var folder : List.of("edge", system)) {
      for (var name : names(folder)) {
        add(folder, name);
      }
    }
  }

  /** Where browsers find the asset of this name. */
  String address(String name) {
    var hashed = hashedNames.get(name);
    if (hashed == null) {
      throw new IllegalArgumentException("no such asset: " + name);
    }
    return PATH + hashed;
  }

  boolean has(String name) {
    return hashedNames.containsKey(name);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH + "{name}", this::serve));
  }

  private void serve(Context context) {
    var asset = byHashedName.get(context.pathParam("name"));
    if (asset == null) {
      throw BadRequest.notFound("there is no such asset");
    }
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.contentType(asset.type()).result(asset.content());
  }

  private void add(String folder, String name) {
    var content = read("static/" + folder + "/" + name);
    int dot = name.lastIndexOf('.');
    var ending = name.substring(dot + 1);
    var type = TYPES.get(ending);
    if (type == null) {
      throw new IllegalArgumentException("what is " + name + "?");
    }
    var hashed = name.substring(0, dot) + "." + hash(content) + "." + ending;
    hashedNames.put(name, hashed);
    byHashedName.put(
        hashed, new Asset(type + ";charset=utf-8", new String(content, StandardCharsets.UTF_8)));
  }

  private static List<String> names(String folder) {
    var list = "static/" + folder + "/assets.txt";
    if (Assets.class.getClassLoader().getResource(list) == null) {
      return List.of();
    }
    return new String(read(list), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] read(String resource) {
    try (var stream = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such resource: " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
