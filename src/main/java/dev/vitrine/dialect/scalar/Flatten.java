package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// FLATTEN: the rows of one value, as a JSON array that SQL unnests.
///
/// `sf_flatten(json, path, outer, recursive, mode, place)`; all but the first and the last may be
/// NULL (no path, false, false, BOTH). A row is
/// `{"seq":…,"key":…,"path":…,"index":…,"value":…,"of":…}`: `seq` numbers the calls from 1 for each
/// `place`, which names one FLATTEN of one statement, `value` is JSON in a text, `of` the path of
/// the container. THIS is not carried, it would make the text grow with the square of the input;
/// `sf_flatten_this(json, of)` gives it.
///
/// ```sql
/// SELECT t.*, f.r.key, f.r.path, f.r.index, f.r.value, sf_flatten_this(t.v, f.r.of) AS this
/// FROM t, LATERAL (SELECT unnest(from_json(sf_flatten(t.v, NULL, false, false, 'BOTH', '17'),
///   '[{"seq":"BIGINT","key":"VARCHAR","path":"VARCHAR","index":"BIGINT","value":"VARCHAR","of":"VARCHAR"}]'
/// )) AS r) f
/// ```
///
/// - Elements that are `undefined` have no row.
/// - `mode` OBJECT or ARRAY neither shows nor enters containers of the other sort.
/// - `outer`: an empty container has a row with its path and THIS, all else that has no rows has
///   one of NULLs; with `recursive` the empty containers within have theirs too.
final class Flatten {

  private static final Counters CALLS = new Counters();

  private final StringBuilder out = new StringBuilder("[");
  private final boolean outer;
  private final boolean recursive;
  private final Mode mode;
  private final long seq;
  private long rows;

  private enum Mode {
    OBJECT,
    ARRAY,
    BOTH
  }

  private Flatten(boolean outer, boolean recursive, Mode mode, long seq) {
    this.outer = outer;
    this.recursive = recursive;
    this.mode = mode;
    this.seq = seq;
  }

  static List<JavaFunction> functions() {
    return List.of(
        // for each row: the engine then keeps the order of rows and elements
        Define.nullable("sf_flatten", TEXT, Flatten::rows, TEXT, TEXT, BOOLEAN, BOOLEAN, TEXT, TEXT)
            .unsteady(),
        Define.strict(
            "sf_flatten_this",
            TEXT,
            a -> JsonAccess.path(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT));
  }

  private static String rows(@Nullable Object[] arguments) {
    String json = Args.textOrNull(arguments, 0);
    String given = Args.textOrNull(arguments, 1);
    String path = given == null ? "" : given;
    boolean outer = Boolean.TRUE.equals(arguments[2]);
    boolean recursive = Boolean.TRUE.equals(arguments[3]);
    long seq = CALLS.next(Args.text(arguments, 5));
    Flatten flatten = new Flatten(outer, recursive, mode(Args.textOrNull(arguments, 4)), seq);
    String start = json == null ? null : JsonAccess.path(json, path);
    return flatten.all(start, path);
  }

  private static Mode mode(@Nullable String name) {
    return switch (name == null ? "BOTH" : name.toUpperCase(Locale.ROOT)) {
      case "BOTH" -> Mode.BOTH;
      case "OBJECT" -> Mode.OBJECT;
      case "ARRAY" -> Mode.ARRAY;
      default ->
          throw new SqlError(
              ErrorCode.COMPILATION,
              "Bad flattening mode '" + name + "' (not 'BOTH', 'ARRAY', or 'OBJECT')");
    };
  }

  private String all(@Nullable String json, String path) {
    if (json != null) {
      walk(json, path);
    }
    if (outer && rows == 0) {
      row(null, null, null, null, null);
    }
    return out.append(']').toString();
  }

  private void walk(String json, String path) {
    List<String> items = mode == Mode.OBJECT ? null : JsonScan.items(json);
    Map<String, String> members = mode == Mode.ARRAY ? null : JsonScan.members(json);
    if (items != null) {
      items(items, path);
    }
    if (members != null) {
      members(members, path);
    }
    boolean empty = (items != null && items.isEmpty()) || (members != null && members.isEmpty());
    if (outer && empty) {
      row(null, path, null, null, path);
    }
  }

  private void items(List<String> items, String path) {
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      if (!item.equals(Json.UNDEFINED)) {
        visit(null, path + '[' + i + ']', Long.valueOf(i), item, path);
      }
    }
  }

  private void members(Map<String, String> members, String path) {
    for (var member : members.entrySet()) {
      String inner = JsonPath.extended(path, member.getKey());
      visit(member.getKey(), inner, null, member.getValue(), path);
    }
  }

  private void visit(
      @Nullable String key, String path, @Nullable Long index, String value, String of) {
    row(key, path, index, value, of);
    if (recursive) {
      walk(value, path);
    }
  }

  private void row(
      @Nullable String key,
      @Nullable String path,
      @Nullable Long index,
      @Nullable String value,
      @Nullable String of) {
    out.append(rows++ == 0 ? "{\"seq\":" : ",{\"seq\":").append(seq);
    text("key", key);
    text("path", path);
    out.append(",\"index\":").append(index);
    text("value", value);
    text("of", of);
    out.append('}');
  }

  private void text(String name, @Nullable String value) {
    out.append(",\"").append(name).append("\":");
    if (value == null) {
      out.append(Json.NULL);
    } else {
      JsonStrings.quote(value, out);
    }
  }
}
