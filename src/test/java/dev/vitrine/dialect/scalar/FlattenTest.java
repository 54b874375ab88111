package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FLATTEN's rows, unnested by the engine as the class comment says. A row is shown as
/// `key|path|index|value|this`, NULL as `-`.
class FlattenTest {

  private static final String UNNEST =
      """
      SELECT r.key, r.path, r.index, r.value, r.of FROM (SELECT unnest(from_json(?,
        '[{"seq":"BIGINT","key":"VARCHAR","path":"VARCHAR","index":"BIGINT","value":"VARCHAR","of":"VARCHAR"}]'
      )) AS r)
      """;

  @Test
  void anObjectHasARowForEachMember() {
    assertThat(rows("{\"a\":1,\"b\":[77,88]}", null, false, false, null))
        .containsExactly(
            "a|a|-|1|{\"a\":1,\"b\":[77,88]}", "b|b|-|[77,88]|{\"a\":1,\"b\":[77,88]}");
  }

  @Test
  void anArrayHasARowForEachElementThatIsThere() {
    assertThat(rows("[1,\tnull,77,null]", null, false, false, null))
        .containsExactly(
            "-|[0]|0|1|[1,\tnull,77,null]",
            "-|[2]|2|77|[1,\tnull,77,null]",
            "-|[3]|3|null|[1,\tnull,77,null]");
  }

  @Test
  void aPathPicksThePartAndLeadsThePaths() {
    assertThat(rows("{\"a\":{\"x\":[3,4]}}", "a.x", false, false, "BOTH"))
        .containsExactly("-|a.x[0]|0|3|[3,4]", "-|a.x[1]|1|4|[3,4]");
    assertThat(rows("{\"a\":1}", "nope", false, false, null)).isEmpty();
  }

  @Test
  void recursionGoesDepthFirstAndThisGoesAlong() {
    assertThat(rows("{\"a\":[1,{\"c\":2}],\"d\":3}", null, false, true, null))
        .containsExactly(
            "a|a|-|[1,{\"c\":2}]|{\"a\":[1,{\"c\":2}],\"d\":3}",
            "-|a[0]|0|1|[1,{\"c\":2}]",
            "-|a[1]|1|{\"c\":2}|[1,{\"c\":2}]",
            "c|a[1].c|-|2|{\"c\":2}",
            "d|d|-|3|{\"a\":[1,{\"c\":2}],\"d\":3}");
  }

  @Test
  void theModeSaysWhatIsShownAndEntered() {
    String json = "{\"a\":1,\"b\":[77,88],\"c\":{\"d\":\"X\"}}";
    assertThat(rows(json, null, false, true, "object"))
        .extracting(row -> row.split("\\|", -1)[1])
        .containsExactly("a", "b", "c", "c.d");
    assertThat(rows(json, null, false, true, "ARRAY")).isEmpty();
    assertThat(rows("[[1,2],[3]]", null, false, true, "ARRAY"))
        .extracting(row -> row.split("\\|", -1)[1])
        .containsExactly("[0]", "[0][0]", "[0][1]", "[1]", "[1][0]");
    assertThatThrownBy(() -> rows("[]", null, false, false, "INVALID"))
        .hasMessage("Bad flattening mode 'INVALID' (not 'BOTH', 'ARRAY', or 'OBJECT')");
  }

  @Test
  void outerKeepsARowOfWhatHasNone() {
    assertThat(rows("[]", null, false, false, null)).isEmpty();
    assertThat(rows("[]", null, true, false, null)).containsExactly("-||-|-|[]");
    assertThat(rows("{}", null, true, false, null)).containsExactly("-||-|-|{}");
    assertThat(rows("7", null, true, false, null)).containsExactly("-|-|-|-|-");
    assertThat(rows(null, null, true, false, null)).containsExactly("-|-|-|-|-");
    assertThat(rows("{\"a\":1}", "a.zz", true, false, null)).containsExactly("-|-|-|-|-");
    assertThat(rows("{\"a\":{\"b\":[]}}", "a.b", true, false, null))
        .containsExactly("-|a.b|-|-|[]");
    assertThat(rows("{\"a\":[],\"b\":{}}", null, true, true, null))
        .containsExactly(
            "a|a|-|[]|{\"a\":[],\"b\":{}}",
            "-|a|-|-|[]",
            "b|b|-|{}|{\"a\":[],\"b\":{}}",
            "-|b|-|-|{}");
  }

  @Test
  void scalarsHaveNoRows() {
    assertThat(rows("7", null, false, false, null)).isEmpty();
    assertThat(rows("\"[1]\"", null, false, false, null)).isEmpty();
    assertThat(rows(null, null, false, false, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x y", "it's", "a\\b", "a\"b", "0", "", "a.b", "[0]", "äö", "$a", "a$b"})
  void whateverAKeyIsItsPathFindsIt(String key) {
    String json = "{\"o\":{" + JsonStrings.quote(key) + ":[1]}}";
    List<String> rows = rows(json, "o", false, true, null);
    String path = JsonPath.extended("o", key);
    assertThat(rows.getFirst()).isEqualTo(key + "|" + path + "|-|[1]|" + JsonAccess.get(json, "o"));
    assertThat(JsonAccess.path(json, path + "[0]")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "a[", "a[x]", ".a", "a.[0]", "a\"b\"", "a b", "a['x]"})
  void aPathThatIsNoneIsRefused(String path) {
    assertThatThrownBy(() -> JsonAccess.path("{}", path))
        .hasMessage("Invalid extraction path '" + path + "'");
  }

  @Test
  void theEngineKeepsUndefinedAndNotANumber() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement statement = connection.prepareStatement("SELECT ?::JSON::VARCHAR")) {
      for (String json : List.of("[1,\tnull]", "[NaN,-Infinity]", "\"\\u0032024-01-15\"")) {
        statement.setString(1, json);
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          assertThat(result.getString(1)).isEqualTo(json);
        }
      }
    }
  }

  private static List<String> rows(
      @Nullable String json,
      @Nullable String path,
      boolean outer,
      boolean recursive,
      @Nullable String mode) {
    Object flat = SqlFunctions.call("sf_flatten", json, path, outer, recursive, mode, "here");
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement statement = connection.prepareStatement(UNNEST)) {
      statement.setString(1, String.valueOf(flat));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Object self = SqlFunctions.call("sf_flatten_this", json, result.getString("of"));
          rows.add(row(result) + "|" + (self == null ? "-" : self));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (String column : List.of("key", "path", "index", "value")) {
      String cell = result.getString(column);
      cells.add(cell == null ? "-" : cell);
    }
    return String.join("|", cells);
  }
}
