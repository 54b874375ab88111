package dev.vitrine.visualise.position;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts groups that share a place side by side within its step.
///
/// @param places columns of the axes whose steps are shared
/// @param offsets for each of them, the column to write: shares of a step around its middle
/// @param panels columns that tell panels apart: what lies in different ones does not meet
/// @param groups columns that tell the groups apart
/// @param width share of the step that all groups take together
public record Dodge(
    List<String> places,
    List<String> offsets,
    List<String> panels,
    List<String> groups,
    double width) {

  /// How many share a step, and the frame with its offsets.
  public record Dodged(Frame frame, int slots) {}

  public Dodged apply(Frame frame) {
    Groups grouping = new Groups(frame, groups);
    Map<List<String>, Integer> order = order(grouping);
    if (order.size() < 2 || !meet(frame, grouping)) {
      return new Dodged(frame, 1);
    }
    boolean square = places.size() == 2;
    int slots = square ? (int) Math.ceil(Math.sqrt(order.size())) : order.size();
    Frame dodged = frame;
    for (int axis = 0; axis < places.size(); axis++) {
      double[] offset = new double[frame.rows()];
      for (int row = 0; row < frame.rows(); row++) {
        int group = order.getOrDefault(text(grouping.key(row)), 0);
        int slot = square ? (axis == 0 ? group % slots : group / slots) : group;
        offset[row] = (slot - (slots - 1) / 2.0) * width / slots;
      }
      dodged = dodged.with(offsets.get(axis), Column.of(offset));
    }
    return new Dodged(dodged, slots);
  }

  /// Groups by the text of their values.
  private static Map<List<String>, Integer> order(Groups grouping) {
    Set<List<String>> keys = new HashSet<>();
    for (int row = 0; row < grouping.frame().rows(); row++) {
      keys.add(text(grouping.key(row)));
    }
    List<List<String>> sorted =
        keys.stream()
            .sorted(
                Comparator.comparing(
                    (List<String> key) -> String.join("\u0000", key), Comparator.naturalOrder()))
            .toList();
    Map<List<String>, Integer> order = new HashMap<>();
    sorted.forEach(key -> order.put(key, order.size()));
    return order;
  }

  private static List<String> text(List<Value> key) {
    return key.stream().map(Value::key).collect(Collectors.toList());
  }

  private boolean meet(Frame frame, Groups grouping) {
    Groups place = new Groups(frame, Stream.concat(places.stream(), panels.stream()).toList());
    Map<List<Value>, List<String>> seen = new HashMap<>();
    for (int row = 0; row < frame.rows(); row++) {
      List<String> group = text(grouping.key(row));
      List<String> before = seen.putIfAbsent(place.key(row), group);
      if (before != null && !before.equals(group)) {
        return true;
      }
    }
    return false;
  }
}
