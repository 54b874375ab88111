package dev.vitrine.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WarehouseQueueTest {

  private final WarehouseQueue<String> queue = new WarehouseQueue<>();

  @Test
  void higherPriorityIsServedFirst() throws InterruptedException {
    queue.add("low", 0, "a");
    queue.add("usual", 5, "a");
    queue.add("high", 9, "a");

    assertThat(drain()).containsExactly("high", "usual", "low");
  }

  @Test
  void callersOfOnePriorityTakeTurns() throws InterruptedException {
    for (String item : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
      queue.add(item, 5, item.substring(0, 1));
    }

    assertThat(drain()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void positionIsTheNumberOfStatementsServedBefore() throws InterruptedException {
    List<String> items = List.of("a1", "a2", "b1", "c1", "b2", "a3", "c2", "c3");
    for (String item : items) {
      queue.add(item, item.startsWith("c") ? 7 : 5, item.substring(0, 1));
    }
    List<Integer> positions = new ArrayList<>();
    for (String item : items) {
      positions.add(queue.position(item).orElseThrow());
    }

    List<String> order = drain();

    assertThat(positions).isEqualTo(items.stream().map(order::indexOf).toList());
  }

  @Test
  void removedItemIsNeverServed() throws InterruptedException {
    queue.add("a1", 5, "a");
    queue.add("a2", 5, "a");

    assertThat(queue.remove("a1")).isTrue();
    assertThat(queue.remove("a1")).isFalse();
    assertThat(queue.position("a1")).isEqualTo(OptionalInt.empty());
    assertThat(drain()).containsExactly("a2");
  }

  @Test
  void closedQueueServesNothing() throws InterruptedException {
    queue.add("a1", 5, "a");
    queue.close();

    assertThat(queue.take(Duration.ofSeconds(5))).isEmpty();
    assertThat(queue.size()).isEqualTo(1);
  }

  private List<String> drain() throws InterruptedException {
    List<String> served = new ArrayList<>();
    while (queue.size() > 0) {
      served.add(queue.take(Duration.ofSeconds(5)).orElseThrow());
    }
    return served;
  }
}
