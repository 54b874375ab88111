package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plans of warehouses as objects.
final class Plans {

  private Plans() {}

  /// The warehouse's own object where it gives one; else its lines, as `plan`.
  static Map<?, ?> object(Answer answer) {
    List<List<@Nullable Object>> rows = answer.values().rows();
    if (rows.size() == 1 && rows.getFirst().getLast() != null) {
      Object plan = parsed(rows.getFirst().getLast());
      if (plan instanceof List<?> list
          && list.size() == 1
          && list.getFirst() instanceof Map<?, ?> map) {
        return map;
      }
      return plan instanceof Map<?, ?> map ? map : Answers.map("plan", plan);
    }
    return Answers.map("plan", rows);
  }

  private static @Nullable Object parsed(@Nullable Object cell) {
    if (!(cell instanceof String text)) {
      return cell;
    }
    try {
      return Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (Json.Malformed lines) {
      return text;
    }
  }
}
