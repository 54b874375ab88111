package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GET and its kin: NULL where nothing is, JSON null stays `null`.
///
/// | function | |
/// |---|---|
/// | `sf_get(json, key)` | a member; `v:key`, `v['key']`, GET |
/// | `sf_get_index(json, index)` | an element from 0; `v[i]`, GET |
/// | `sf_get_path(json, path)` | GET_PATH, `v:a.b[0]` |
/// | `sf_get_ignore_case(json, key)` | GET_IGNORE_CASE: the key as it is, else the first alike |
/// | `sf_json_extract_path_text(text, path)` | JSON_EXTRACT_PATH_TEXT: reads a text, gives a text |
final class JsonAccess {

  private JsonAccess() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_get", TEXT, a -> get(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_get_index",
            TEXT,
            a -> JsonScan.item(Args.text(a, 0), Args.number(a, 1)),
            TEXT,
            BIGINT),
        Define.strict("sf_get_path", TEXT, a -> path(Args.text(a, 0), Args.text(a, 1)), TEXT, TEXT),
        Define.strict(
            "sf_get_ignore_case",
            TEXT,
            a -> getIgnoreCase(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT),
        Define.strict(
            "sf_json_extract_path_text",
            TEXT,
            a -> extract(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT));
  }

  static @Nullable String get(String json, String key) {
    return JsonScan.isObject(json) ? JsonScan.member(json, JsonStrings.quote(key)) : null;
  }

  static @Nullable String path(String json, String path) {
    return JsonPath.of(path).in(json);
  }

  static @Nullable String getIgnoreCase(String json, String key) {
    String exact = get(json, key);
    Map<String, String> members = exact == null ? JsonScan.members(json) : null;
    if (members == null) {
      return exact;
    }
    for (var member : members.entrySet()) {
      if (member.getKey().equalsIgnoreCase(key)) {
        return member.getValue();
      }
    }
    return null;
  }

  private static @Nullable String extract(String text, String path) {
    String json = JsonParsing.parse(text);
    String found = json == null ? null : path(json, path);
    return found == null ? null : VariantCasts.text(found);
  }
}
