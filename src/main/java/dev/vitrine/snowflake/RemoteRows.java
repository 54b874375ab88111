package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rows of a connection's table as a relation.
final class RemoteRows {

  private static final Pattern LOWER = Pattern.compile("[a-z_][a-z0-9_$]*");

  private RemoteRows() {}

  /// @return a source whose columns are read by their bare names
  static Source of(Steps.Remote remote) {
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < remote.columns().size(); i++) {
      Column column = remote.columns().get(i);
      String name = Rows.engineColumn(i);
      SqlType type = type(column.type());
      items.add(read(QuotedName.of(column.name()), type) + " AS " + name);
      fields.add(new Field(name(column), Typed.of(name, type), false));
    }
    String sql = "(SELECT " + String.join(", ", items) + " FROM " + remote.table() + ")";
    return new Source(Optional.empty(), List.of(), sql, fields);
  }

  /// A name that its database takes bare can be written bare here.
  private static String name(Column column) {
    return LOWER.matcher(column.name()).matches()
        ? column.name().toUpperCase(Locale.ROOT)
        : column.name();
  }

  /// Of a zoned timestamp the instant was kept.
  private static SqlType type(SqlType type) {
    return type.kind() == SqlType.Kind.TIMESTAMP_TZ ? SqlType.TIMESTAMP_LTZ : type;
  }

  private static String read(String column, SqlType type) {
    return switch (type.kind()) {
      case TEXT, BINARY -> column;
      case VARIANT, OBJECT, ARRAY -> "sf_parse_json(" + column + ")";
      case FIXED, REAL, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          "CAST(" + column + " AS " + EngineTypes.of(type) + ")";
    };
  }
}
