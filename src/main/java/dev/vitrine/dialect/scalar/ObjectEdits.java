package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Objects built and changed; a value that is no object gives NULL.
///
/// | function | |
/// |---|---|
/// | `sf_object(key, json, …)` | OBJECT_CONSTRUCT: pairs with a NULL are left out; error 100104 for a key twice |
/// | `sf_object_keep_null(key, json, …)` | NULL values become null |
/// | `sf_object_insert(object, key, json, update)` | NULL takes the member out; error 100104 if it is there and `update` is not true |
/// | `sf_map_insert(object, key, json, update)` | NULL for a NULL key; NULL becomes null |
/// | `sf_object_delete(object, key, …)`, `sf_object_pick(object, key, …)` | |
/// | `sf_object_delete_all(object, array)`, `sf_object_pick_all(object, array)` | the keys as an array |
/// | `sf_object_cat(a, b)` | MAP_CAT: of two members of a name that of b |
/// | `sf_object_keys(object)`, `sf_object_size(object)`, `sf_object_has(object, key)` | |
/// | `sf_arrays_to_object(keys, values)` | pairs with a null key are left out; error 100104 for a key twice |
final class ObjectEdits {

  private ObjectEdits() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.variadic("sf_object", TEXT, a -> construct(a, false), TEXT),
        Define.variadic("sf_object_keep_null", TEXT, a -> construct(a, true), TEXT),
        Define.nullable("sf_object_insert", TEXT, ObjectEdits::insert, TEXT, TEXT, TEXT, BOOLEAN),
        Define.nullable("sf_map_insert", TEXT, ObjectEdits::mapped, TEXT, TEXT, TEXT, BOOLEAN),
        Define.variadic("sf_object_delete", TEXT, a -> delete(a[0], Args.texts(a, 1)), TEXT, TEXT),
        Define.variadic("sf_object_pick", TEXT, a -> pick(a[0], Args.texts(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_object_delete_all", TEXT, a -> delete(a[0], texts(Args.text(a, 1))), TEXT, TEXT),
        Define.strict(
            "sf_object_pick_all", TEXT, a -> pick(a[0], texts(Args.text(a, 1))), TEXT, TEXT),
        Define.strict(
            "sf_object_cat", TEXT, a -> cat(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict("sf_object_keys", TEXT, a -> keys(Args.text(a, 0)), TEXT),
        Define.strict("sf_object_size", BIGINT, a -> size(Args.text(a, 0)), TEXT),
        Define.strict(
            "sf_object_has", BOOLEAN, a -> has(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_arrays_to_object",
            TEXT,
            a -> paired(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT));
  }

  /// @param members in the order of keys
  static String object(Map<String, String> members) {
    StringBuilder out = new StringBuilder("{");
    for (var member : members.entrySet()) {
      out.append(out.length() > 1 ? "," : "");
      JsonStrings.quote(member.getKey(), out);
      out.append(':').append(member.getValue());
    }
    return out.append('}').toString();
  }

  private static String construct(@Nullable Object[] arguments, boolean keepNull) {
    SortedMap<String, String> members = new TreeMap<>(Json.KEY_ORDER);
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String key = Args.textOrNull(arguments, i);
      String value = Args.textOrNull(arguments, i + 1);
      if (key != null && (value != null || keepNull)) {
        add(members, key, value == null ? Json.NULL : value);
      }
    }
    return object(members);
  }

  private static void add(Map<String, String> members, String key, String value) {
    if (members.put(key, value) != null) {
      throw duplicate(key);
    }
  }

  private static @Nullable String insert(@Nullable Object[] arguments) {
    String key = Args.textOrNull(arguments, 1);
    String value = Args.textOrNull(arguments, 2);
    boolean update = Boolean.TRUE.equals(arguments[3]);
    return key == null
        ? Args.textOrNull(arguments, 0)
        : changed(arguments[0], members -> put(members, key, value, update));
  }

  private static @Nullable String mapped(@Nullable Object[] arguments) {
    @Nullable Object[] present = arguments.clone();
    present[2] = Args.textOrNull(arguments, 2) == null ? Json.NULL : arguments[2];
    return Args.textOrNull(arguments, 1) == null ? null : insert(present);
  }

  private static void put(
      Map<String, String> members, String key, @Nullable String value, boolean update) {
    String old = value == null ? members.remove(key) : members.put(key, value);
    if (old != null && value != null && !update) {
      throw duplicate(key);
    }
  }

  private static @Nullable String delete(@Nullable Object object, List<String> keys) {
    return changed(object, members -> keys.forEach(members::remove));
  }

  private static @Nullable String pick(@Nullable Object object, List<String> keys) {
    return changed(object, members -> members.keySet().retainAll(Set.copyOf(keys)));
  }

  private static @Nullable String cat(String a, String b) {
    Map<String, String> more = JsonScan.members(b);
    return more == null ? null : changed(a, members -> members.putAll(more));
  }

  private static @Nullable String changed(
      @Nullable Object object, Consumer<Map<String, String>> change) {
    Map<String, String> members = object instanceof String json ? JsonScan.members(json) : null;
    if (members == null) {
      return null;
    }
    SortedMap<String, String> sorted = new TreeMap<>(Json.KEY_ORDER);
    sorted.putAll(members);
    change.accept(sorted);
    return object(sorted);
  }

  private static List<String> texts(String array) {
    List<String> items = JsonScan.items(array);
    return items == null
        ? List.of()
        : items.stream().filter(JsonScan::isText).map(JsonStrings::decode).toList();
  }

  private static @Nullable String keys(String object) {
    Map<String, String> members = JsonScan.members(object);
    return members == null
        ? null
        : JsonScan.array(members.keySet().stream().map(JsonStrings::quote).toList());
  }

  private static @Nullable Long size(String object) {
    Map<String, String> members = JsonScan.members(object);
    return members == null ? null : Long.valueOf(members.size());
  }

  private static @Nullable Boolean has(String object, String key) {
    return JsonScan.isObject(object) ? JsonAccess.get(object, key) != null : null;
  }

  private static @Nullable String paired(String keys, String values) {
    List<String> names = JsonScan.items(keys);
    List<String> items = JsonScan.items(values);
    if (names == null || items == null) {
      return null;
    }
    if (names.size() != items.size()) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "ARRAYS_TO_OBJECT: "
              + names.size()
              + " keys, but "
              + items.size()
              + " values; give as many of both");
    }
    SortedMap<String, String> members = new TreeMap<>(Json.KEY_ORDER);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).equals(Json.UNDEFINED) ? null : VariantCasts.text(names.get(i));
      if (name != null) {
        add(members, name, items.get(i).strip());
      }
    }
    return object(members);
  }

  private static SqlError duplicate(String key) {
    return new SqlError(ErrorCode.DUPLICATE_FIELD, "Duplicate field key '" + key + "'");
  }
}
