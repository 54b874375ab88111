package dev.vitrine.visualise;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A document read back.
record Spec(Map<String, Object> tree) {

  static Spec of(Step.Done done) {
    return of(done.spec());
  }

  static Spec of(String spec) {
    try {
      return new Spec(
          ObjectMapper.getDefault().readValue(spec, Argument.mapOf(String.class, Object.class)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The values of these aesthetics, row by row.
  List<List<Object>> rows(String... aesthetics) {
    List<List<Object>> rows = new ArrayList<>();
    for (Object row : (List<?>) at("data.values")) {
      List<Object> cells = new ArrayList<>();
      for (String aesthetic : aesthetics) {
        cells.add(plain(((Map<?, ?>) row).get("__aes_" + aesthetic)));
      }
      rows.add(cells);
    }
    return rows;
  }

  /// Whole numbers as int, others rounded to four decimals.
  private static Object plain(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return value == null ? "NULL" : value;
    }
    double rounded = Math.round(number.doubleValue() * 1e4) / 1e4;
    return rounded == Math.rint(rounded) ? (Object) (int) rounded : (Object) rounded;
  }

  /// What stands at a path such as `layer.0.encoding.x`.
  Object at(String path) {
    Object here = tree;
    for (String key : path.split("\\.")) {
      Object next =
          here instanceof List<?> list
              ? list.get(Integer.parseInt(key))
              : ((Map<?, ?>) here).get(key);
      here = Objects.requireNonNull(next, path);
    }
    return here;
  }
}
