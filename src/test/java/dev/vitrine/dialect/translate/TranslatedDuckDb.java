package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.duckdb.LibraryDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs Snowflake's SQL through the translator on a real DuckDB with the functions that the engine
/// has.
///
/// ```java
/// Answer answer = TranslatedDuckDb.ask("SELECT UPPER('a') AS x");
/// answer.rows(); // [["A"]]
/// ```
final class TranslatedDuckDb {

  /// @param types as Snowflake writes them: `NUMBER(38,0)`
  /// @param rows values as text: booleans true and false, binaries in upper hex, numbers plain
  record Answer(List<String> names, List<String> types, List<List<@Nullable String>> rows) {}

  private TranslatedDuckDb() {}

  static Answer ask(String sql) {
    return ask(sql, TestSession.DEFAULT);
  }

  /// @throws dev.vitrine.kernel.SqlError as a client is told
  static Answer ask(String sql, Environment session) {
    Translator translator = new Translator(sql, session);
    Rows rows = translator.delivered(Parser.query(sql, ParseOptions.DEFAULT));
    return new Answer(
        rows.columns().stream().map(Rows.Output::name).toList(),
        rows.columns().stream().map(output -> TypeText.of(output.value().type())).toList(),
        run(rows));
  }

  private static List<List<@Nullable String>> run(Rows rows) {
    List<SqlType> types = rows.columns().stream().map(output -> output.value().type()).toList();
    try (Connection connection = LibraryDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(rows.sql())) {
      List<List<@Nullable String>> all = new ArrayList<>();
      while (results.next()) {
        all.add(row(results, types));
      }
      return all;
    } catch (SQLException failure) {
      throw LibraryDatabase.told(failure);
    }
  }

  private static List<@Nullable String> row(ResultSet results, List<SqlType> types)
      throws SQLException {
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 1; i <= types.size(); i++) {
      Object value =
          types.get(i - 1).kind() == SqlType.Kind.BINARY
              ? results.getBytes(i)
              : results.getObject(i);
      row.add(value == null ? null : text(value, types.get(i - 1)));
    }
    return row;
  }

  private static String text(Object value, SqlType type) throws SQLException {
    return switch (value) {
      case Struct split when type.kind() != SqlType.Kind.TIMESTAMP_TZ -> wall(split);
      case byte[] bytes -> HexFormat.of().withUpperCase().formatHex(bytes);
      case BigDecimal number -> number.toPlainString();
      case Double number -> real(number);
      // as results mark what Snowflake's clients read as undefined
      default -> value.toString().replace("\tnull", "undefined");
    };
  }

  /// A timestamp with nine digits: seconds and nanoseconds since 1970.
  private static String wall(Struct split) throws SQLException {
    Object[] parts = split.getAttributes();
    return Timestamp.valueOf(
            LocalDateTime.ofEpochSecond((Long) parts[0], (Integer) parts[1], ZoneOffset.UTC))
        .toString();
  }

  private static String real(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
