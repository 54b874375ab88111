package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.translate.casts.ToText;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.Set;

/// Values on their way into a table's columns: brought to the column's type, refused where they do
/// not fit or are NULL where none may be.
record Storing(Translator translator, Objects.Place table) {

  private static final Set<Kind> SEMI_STRUCTURED = Set.of(Kind.VARIANT, Kind.OBJECT, Kind.ARRAY);

  private static final Set<Kind> TIMES =
      Set.of(Kind.DATE, Kind.TIME, Kind.TIMESTAMP_NTZ, Kind.TIMESTAMP_LTZ, Kind.TIMESTAMP_TZ);

  /// SQL of the value as the column takes it.
  ///
  /// @throws SqlError `COMPILATION` where no value of this type ever fits
  String into(TableColumn column, Typed value) {
    if (value.isNull()) {
      String nothing = "CAST(NULL AS " + EngineTypes.of(column.type()) + ")";
      return column.nullable() ? nothing : present(nothing);
    }
    String sql = sized(column, value);
    return column.nullable() || value.constant() != null ? sql : present(sql);
  }

  private static String present(String sql) {
    return "coalesce("
        + sql
        + ", "
        + Problems.raised(
            ErrorCode.NULL_IN_NOT_NULL,
            StringLiterals.quoted("NULL result in a non-nullable column"))
        + ")";
  }

  private String sized(TableColumn column, Typed value) {
    refuseMismatch(column, value);
    return switch (column.type().kind()) {
      case FIXED -> number(column, value);
      case TEXT -> text(column, value);
      case BINARY -> binary(column, value);
      case REAL,
          BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          VARIANT,
          OBJECT,
          ARRAY ->
          converted(value, column.type()).exactly().sql();
    };
  }

  private Typed converted(Typed value, SqlType type) {
    return Casts.convert(value, type, Casts.Mode.FAIL, Formats.of(translator.environment()));
  }

  private static boolean isCount(Kind kind) {
    return kind == Kind.FIXED || kind == Kind.REAL || kind == Kind.BOOLEAN;
  }

  private static void refuseMismatch(TableColumn column, Typed value) {
    Kind to = column.type().kind();
    Kind from = value.kind();
    boolean never =
        (from == Kind.TEXT && SEMI_STRUCTURED.contains(to))
            || (TIMES.contains(from) && isCount(to))
            || (TIMES.contains(to) && isCount(from))
            || (from == Kind.BINARY && to != Kind.BINARY && to != Kind.TEXT)
            || (to == Kind.BINARY && from != Kind.BINARY && from != Kind.TEXT)
            || (from == Kind.ARRAY && to == Kind.OBJECT)
            || (from == Kind.OBJECT && to == Kind.ARRAY);
    if (never) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Expression type does not match column data type, expecting "
              + TypeText.of(column.type())
              + " but got "
              + TypeText.of(value.type())
              + " for column "
              + column.name());
    }
  }

  private String text(TableColumn column, Typed value) {
    Typed text = converted(value, SqlType.TEXT);
    int most = column.type().length();
    if ((value.isText() && value.type().length() <= most) || most == SqlType.MAX_TEXT) {
      return text.sql();
    }
    return ToText.fitting(text.sql(), most);
  }

  private String binary(TableColumn column, Typed value) {
    Typed bytes = converted(value, column.type());
    int most = column.type().length();
    if (value.kind() == Kind.BINARY && value.type().length() <= most) {
      return bytes.sql();
    }
    String error =
        Problems.raised(
            ErrorCode.STRING_TOO_LONG,
            "'String ''' || left(hex("
                + bytes.sql()
                + "), 999) || ''' is too long and would be truncated'");
    return "(CASE WHEN octet_length(%1$s) > %2$d THEN %3$s ELSE %1$s END)"
        .formatted(bytes.sql(), most, error);
  }

  private String number(TableColumn column, Typed value) {
    SqlType type = column.type();
    if (value.kind() == Kind.BOOLEAN || (value.kind() == Kind.FIXED && fits(value.type(), type))) {
      return converted(value, type).exactly().sql();
    }
    Typed wide =
        value.kind() == Kind.FIXED || value.kind() == Kind.REAL
            ? value
            : converted(value, SqlType.fixed(Types.MAX, type.scale()));
    String rounded = "round(" + wide.sql() + ", " + type.scale() + ")";
    String stored = "TRY_CAST(" + rounded + " AS " + EngineTypes.of(type) + ")";
    String error =
        Problems.raised(
            ErrorCode.NUMBER_OUT_OF_RANGE,
            "'Number out of representable range: type FIXED[%s](%d,%d){%s}, value ' || %s"
                .formatted(
                    bytes(type),
                    type.precision(),
                    type.scale(),
                    column.nullable() ? "nullable" : "not null",
                    "CAST(" + wide.sql() + " AS VARCHAR)"));
    return "(CASE WHEN "
        + wide.sql()
        + " IS NOT NULL AND "
        + stored
        + " IS NULL THEN "
        + error
        + " ELSE "
        + stored
        + " END)";
  }

  /// Whether no value of one type is too large for the other, not even rounded up.
  private static boolean fits(SqlType from, SqlType to) {
    int room = Types.lead(to) - Types.lead(from);
    return room > 0 || (room == 0 && from.scale() <= to.scale());
  }

  /// Snowflake's name of the width in which it keeps such a number.
  private static String bytes(SqlType type) {
    int digits = type.precision();
    return "SB" + (digits <= 2 ? 1 : digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16);
  }

  /// What a column gets that a statement leaves out, or gives as `DEFAULT`.
  Typed otherwise(TableColumn column) {
    if (column.identity().isPresent()) {
      return Typed.loose(
          NextValue.of(column.identity().get().sequence()), SqlType.fixed(Types.MAX, 0));
    }
    if (column.defaultText().isEmpty()) {
      return Typed.NULL;
    }
    String text = column.defaultText().get();
    Translator own = translator.within(text, table.database(), table.schema());
    return own.expressions(Scope.root(new Problems(text)))
        .translate(Parser.expression(text, translator.environment().parseOptions()));
  }
}
