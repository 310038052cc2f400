package org.openfpx.apps.demo.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderOfArrivalTest {
  private final OrderOfArrival order = new OrderOfArrival();

  @Test
  void whatIsNewAtOnceKeepsItsOrder() {
    assertThat(latestFirst("c", "b", "a")).containsExactly("c", "b", "a");
  }

  @Test
  void whatCameLaterIsInFrontWhereverItStands() {
    latestFirst("b", "a");

    assertThat(latestFirst("b", "d", "a", "c")).containsExactly("d", "c", "b", "a");
    assertThat(latestFirst("a", "b", "c", "d")).containsExactly("d", "c", "b", "a");
  }

  @Test
  void whatWasGoneIsNew() {
    latestFirst("b", "a");
    latestFirst("b");

    assertThat(latestFirst("b", "a")).containsExactly("a", "b");
  }

  private List<String> latestFirst(String... ids) {
    var rows = Stream.of(ids).map(id -> Map.of("id", id)).toList();
    return order.latestFirst(rows).stream().map(row -> row.getOrDefault("id", "")).toList();
  }
}
