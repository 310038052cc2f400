package org.openfpx.conformance.module;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.openfpx.conformance.driver.Driver;

/**
 * The driver of a server, for checks that reach it through a proxy: what the driver does itself,
 * and people's browsers, go past the proxy, and what they bring back names it.
 */
final class Behind {
  private Behind() {}

  static Driver of(Driver real, String proxy) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("issuer")) {
            return proxy;
          }
          try {
            if (method.getName().equals("gather")) {
              arguments[1] = URI.create(("" + arguments[1]).replace(proxy, real.issuer()));
              var back = (URI) method.invoke(real, arguments);
              return URI.create(("" + back).replace(encoded(real.issuer()), encoded(proxy)));
            }
            return method.invoke(real, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
          }
        };
    return proxy(handler);
  }

  /** The same driver, but that this is answered where it is asked so. */
  static Driver answering(Driver real, String asked, Supplier<Object> answer) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals(asked)) {
            return answer.get();
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
          }
        };
    return proxy(handler);
  }

  private static Driver proxy(InvocationHandler handler) {
    return (Driver)
        Proxy.newProxyInstance(
            Driver.class.getClassLoader(), new Class<?>[] {Driver.class}, handler);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
