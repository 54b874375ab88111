package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.all;
import static dev.vitrine.dialect.translate.functions.JsonArguments.any;
import static dev.vitrine.dialect.translate.functions.JsonArguments.container;
import static dev.vitrine.dialect.translate.functions.JsonArguments.count;
import static dev.vitrine.dialect.translate.functions.JsonArguments.made;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.stream.IntStream;

/// `ARRAY_…`: arrays made, read and changed.
final class ArrayFunctions implements Family {

  @Override
  public void register(Registry registry) {
    build(registry);
    read(registry);
    edit(registry);
    two(registry, "ARRAY_CAT", "sf_array_cat");
    two(registry, "ARRAY_EXCEPT", "sf_array_except");
    two(registry, "ARRAY_INTERSECTION", "sf_array_intersection");
    one(registry, "ARRAY_COMPACT", "sf_array_compact");
    one(registry, "ARRAY_DISTINCT", "sf_array_distinct");
    one(registry, "ARRAY_FLATTEN", "sf_array_flatten");
    one(registry, "ARRAY_REVERSE", "sf_array_reverse");
  }

  private static void build(Registry registry) {
    registry.scalar("ARRAY_CONSTRUCT", 0, Registry.ANY, call -> array("sf_array", all(call, 0)));
    registry.scalar(
        "ARRAY_CONSTRUCT_COMPACT",
        0,
        Registry.ANY,
        call -> array("sf_array_construct_compact", all(call, 0)));
    registry.scalar("ARRAY_GENERATE_RANGE", 2, 3, ArrayFunctions::range);
    registry.scalar(
        "ARRAY_REPEAT", 2, call -> array("sf_array_repeat", any(call, 0), call.integer(1)));
    registry.scalar(
        "ARRAYS_ZIP", 1, Registry.ANY, call -> array("sf_arrays_zip", containers(call)));
  }

  private static void read(Registry registry) {
    registry.scalar("ARRAY_SIZE", 1, call -> count("sf_array_size", container(call, 0)));
    registry.scalar(
        "ARRAY_POSITION",
        2,
        call -> count("sf_array_position", sought(call, 0), container(call, 1)));
    registry.scalar(
        "ARRAY_CONTAINS",
        2,
        call -> made(SqlType.BOOLEAN, "sf_array_contains", sought(call, 0), container(call, 1)));
    registry.scalar(
        "ARRAYS_OVERLAP",
        2,
        call -> made(SqlType.BOOLEAN, "sf_arrays_overlap", container(call, 0), container(call, 1)));
    registry.scalar(
        "ARRAY_MIN", 1, call -> made(SqlType.VARIANT, "sf_array_min", container(call, 0)));
    registry.scalar(
        "ARRAY_MAX", 1, call -> made(SqlType.VARIANT, "sf_array_max", container(call, 0)));
    registry.scalar(
        "ARRAY_TO_STRING",
        2,
        call -> made(SqlType.TEXT, "sf_array_to_string", container(call, 0), call.textSql(1)));
  }

  private static void edit(Registry registry) {
    element(registry, "ARRAY_APPEND", "sf_array_append");
    element(registry, "ARRAY_PREPEND", "sf_array_prepend");
    registry.scalar(
        "ARRAY_REMOVE", 2, call -> array("sf_array_remove", container(call, 0), sought(call, 1)));
    registry.scalar(
        "ARRAY_INSERT",
        3,
        call -> array("sf_array_insert", container(call, 0), call.integer(1), any(call, 2)));
    registry.scalar(
        "ARRAY_REMOVE_AT",
        2,
        call -> array("sf_array_remove_at", container(call, 0), call.integer(1)));
    registry.scalar(
        "ARRAY_SLICE",
        3,
        call -> array("sf_array_slice", container(call, 0), call.integer(1), call.integer(2)));
    registry.scalar(
        "ARRAY_SORT",
        1,
        3,
        call -> array("sf_array_sort", container(call, 0), flag(call, 1), flag(call, 2)));
  }

  private static void one(Registry registry, String name, String function) {
    registry.scalar(name, 1, call -> array(function, container(call, 0)));
  }

  private static void two(Registry registry, String name, String function) {
    registry.scalar(name, 2, call -> array(function, container(call, 0), container(call, 1)));
  }

  private static void element(Registry registry, String name, String function) {
    registry.scalar(name, 2, call -> array(function, container(call, 0), any(call, 1)));
  }

  /// An element that is looked for: a VARIANT, or what becomes one without a cast.
  private static String sought(FunctionCall call, int index) {
    Typed value = call.arg(index);
    boolean coerced =
        switch (value.kind()) {
          case FIXED, REAL, BOOLEAN, VARIANT, OBJECT, ARRAY -> true;
          case TEXT, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY ->
              value.isNull();
        };
    if (!coerced) {
      throw call.invalidTypes();
    }
    return any(call, index);
  }

  private static Typed array(String function, String... arguments) {
    return made(SqlType.ARRAY, function, arguments);
  }

  private static Typed range(FunctionCall call) {
    String step = call.count() > 2 ? call.integer(2) : "1";
    return array("sf_array_generate_range", call.integer(0), call.integer(1), step);
  }

  private static String[] containers(FunctionCall call) {
    return IntStream.range(0, call.count())
        .mapToObj(index -> container(call, index))
        .toArray(String[]::new);
  }

  /// A boolean that may be left out.
  private static String flag(FunctionCall call, int index) {
    return index < call.count()
        ? Casts.implicit(call.arg(index), SqlType.BOOLEAN).sql()
        : "CAST(NULL AS BOOLEAN)";
  }
}
