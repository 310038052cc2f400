package org.openfpx.domain.testing;

import java.util.List;
import java.util.Map;

/** What nobody should send, and somebody does. */
public final class BadValues {
  /** As they stand in a form or a query, encoded; the first of them is empty. */
  public static final List<String> IN_FORMS =
      List.of(
          "",
          "%00",
          "%07%1B%0D%0AX-Injected%3A+yes",
          "%ED%A0%80",
          "%FF%FE",
          "%F0%9F%92%89%E2%80%AE",
          "%27+OR+1%3D1%3B+--",
          "*%29%28uid%3D*%29%29%28%7C%28uid%3D*",
          "%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
          "..%2F..%2Fetc%2Fpasswd",
          "%24%7Bjndi%3Aldap%3A%2F%2Fx%7D",
          "99999999999999999999",
          "a+b++c");

  public static final List<Object> IN_JSON =
      List.of(
          "",
          "\u0000",
          "\u0007\u001B\r\n",
          "\uD800",
          "\uDFFFx",
          "' OR 1=1; --",
          "*)(uid=*))(|(uid=*",
          "<script>alert(1)</script>",
          7,
          -1,
          9e99,
          Long.MIN_VALUE,
          true,
          List.of(),
          List.of(List.of()),
          List.of("read", 7),
          Map.of(),
          Map.of("a", Map.of("b", List.of())));

  private BadValues() {}
}
