package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BOOLEAN;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// PARSE_URL: `sf_parse_url(text, permissive)` gives an object of fragment, host, parameters, path,
/// port, query, scheme (RFC 3986, appendix B); what the URL lacks is null. A URL without a scheme
/// is error 100139, or with `permissive` an object of the error alone.
final class ParseUrl {

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*+):"
              + "(?://(?<authority>[^/?#]*+))?"
              + "(?<path>[^?#]*+)"
              + "(?:\\?(?<query>[^#]*+))?"
              + "(?:#(?<fragment>.*+))?",
          Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile(":(\\d+)$");

  private ParseUrl() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict(
            "sf_parse_url", TEXT, a -> parse(Args.text(a, 0), Args.flag(a, 1)), TEXT, BOOLEAN));
  }

  private static String parse(String text, boolean permissive) {
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      return ObjectEdits.object(parts(url));
    }
    if (permissive) {
      return "{\"error\":\"scheme not specified\"}";
    }
    throw new SqlError(ErrorCode.URL_INVALID, "Error parsing URL: scheme not specified");
  }

  private static SortedMap<String, String> parts(Matcher url) {
    SortedMap<String, String> parts = new TreeMap<>();
    String authority = url.group("authority");
    Matcher port = PORT.matcher(authority == null ? "" : authority);
    boolean hasPort = port.find();
    String query = url.group("query");
    parts.put("fragment", json(url.group("fragment")));
    parts.put(
        "host",
        json(hasPort && authority != null ? authority.substring(0, port.start()) : authority));
    parts.put("parameters", query == null ? Json.NULL : parameters(query));
    parts.put("path", json(path(url.group("path"), authority)));
    parts.put("port", json(hasPort ? port.group(1) : null));
    parts.put("query", json(query));
    parts.put("scheme", json(url.group("scheme")));
    return parts;
  }

  private static @Nullable String path(String path, @Nullable String authority) {
    if (path.isEmpty()) {
      return null;
    }
    return authority != null && path.startsWith("/") ? path.substring(1) : path;
  }

  /// Of two parameters of a name the last counts.
  private static String parameters(String query) {
    SortedMap<String, String> parameters = new TreeMap<>(Json.KEY_ORDER);
    for (String pair : query.split("&", -1)) {
      int mark = pair.indexOf('=');
      String name = mark < 0 ? pair : pair.substring(0, mark);
      if (!name.isEmpty()) {
        parameters.put(name, json(mark < 0 ? null : pair.substring(mark + 1)));
      }
    }
    return ObjectEdits.object(parameters);
  }

  private static String json(@Nullable String text) {
    return text == null ? Json.NULL : JsonStrings.quote(text);
  }
}
