package org.openfpx.http.discovery;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One method of one address.
 *
 * @param path as the router takes it; a variable part is written <code>{name}</code>
 */
public record Route(HandlerType method, String path, Handler handler) {

  public Route {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + path);
    }
  }

  public static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler);
  }

  public static Route put(String path, Handler handler) {
    return new Route(HandlerType.PUT, path, handler);
  }

  public static Route patch(String path, Handler handler) {
    return new Route(HandlerType.PATCH, path, handler);
  }

  public static Route delete(String path, Handler handler) {
    return new Route(HandlerType.DELETE, path, handler);
  }
}
