package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.scalar.JavaFunction;
import dev.vitrine.dialect.scalar.JavaFunction.Kind;
import dev.vitrine.kernel.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Registers functions whose bodies are Java. The engine's vectors carry no times and no binaries,
/// so those travel as microseconds and as hexadecimal text, through a macro of the function's name.
final class JavaFunctions {

  private static final String RAW = "_raw";

  private JavaFunctions() {}

  /// @return statements that make the macros
  static List<String> register(Connection connection, List<JavaFunction> functions)
      throws SQLException {
    List<String> macros = new ArrayList<>();
    for (JavaFunction function : functions) {
      boolean raw = isRaw(function);
      register(connection, function, function.name() + (raw ? RAW : ""));
      if (raw) {
        macros.add(macro(function));
      }
    }
    return macros;
  }

  private static boolean isRaw(JavaFunction function) {
    return function.parameters().stream().anyMatch(JavaFunctions::isRaw)
        || isRaw(function.result());
  }

  private static boolean isRaw(Kind kind) {
    return kind == Kind.TIME || kind == Kind.BINARY;
  }

  private static void register(Connection connection, JavaFunction function, String name)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName(name).withReturnType(type(function.result()));
      List<Kind> parameters = function.parameters();
      int fixed = function.variadic() ? parameters.size() - 1 : parameters.size();
      for (Kind kind : parameters.subList(0, fixed)) {
        builder.withParameter(type(kind));
      }
      if (function.variadic()) {
        builder.withVarArgs(DuckDBLogicalType.of(type(parameters.getLast())));
      }
      if (!function.steady()) {
        builder.withVolatile();
      }
      builder.withVectorizedFunction((input, output) -> apply(function, input, output));
      builder.register(connection);
    }
  }

  private static DuckDBColumnType type(Kind kind) {
    return switch (kind) {
      case TEXT, BINARY -> DuckDBColumnType.VARCHAR;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case BIGINT, TIME -> DuckDBColumnType.BIGINT;
      case HUGEINT -> DuckDBColumnType.HUGEINT;
      case DOUBLE -> DuckDBColumnType.DOUBLE;
      case DATE -> DuckDBColumnType.DATE;
      case TIMESTAMP -> DuckDBColumnType.TIMESTAMP;
    };
  }

  private static String macro(JavaFunction function) {
    List<String> names =
        IntStream.range(0, function.parameters().size()).mapToObj(i -> "a" + i).toList();
    String arguments =
        IntStream.range(0, names.size())
            .mapToObj(i -> given(function.parameters().get(i), names.get(i)))
            .collect(Collectors.joining(", "));
    String call = function.name() + RAW + "(" + arguments + ")";
    String result =
        switch (function.result()) {
          case TIME -> "(TIME '00:00:00' + to_microseconds(" + call + "))";
          case BINARY -> "unhex(" + call + ")";
          case TEXT, BOOLEAN, BIGINT, HUGEINT, DOUBLE, DATE, TIMESTAMP -> call;
        };
    return function.name() + "(" + String.join(", ", names) + ") AS " + result;
  }

  private static String given(Kind kind, String name) {
    return switch (kind) {
      case TIME -> "epoch_us(" + name + ")";
      case BINARY -> "hex(" + name + ")";
      case TEXT, BOOLEAN, BIGINT, HUGEINT, DOUBLE, DATE, TIMESTAMP -> name;
    };
  }

  private static void apply(
      JavaFunction function, DuckDBDataChunkReader input, DuckDBWritableVector output) {
    int columns = (int) input.columnCount();
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[columns];
    for (int i = 0; i < columns; i++) {
      vectors[i] = input.vector(i);
    }
    long rows = input.rowCount();
    for (long row = 0; row < rows; row++) {
      @Nullable Object[] arguments = new Object[columns];
      boolean hasNull = read(function, vectors, row, arguments);
      if (hasNull && !function.nulls()) {
        output.setNull(row);
      } else {
        write(function.result(), output, row, call(function, arguments));
      }
    }
  }

  private static @Nullable Object call(JavaFunction function, @Nullable Object[] arguments) {
    try {
      return function.body().apply(arguments);
    } catch (SqlError error) {
      throw new Raised(EngineErrors.raised(error));
    }
  }

  /// Carries an error of ours through the engine.
  private static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;

    Raised(String message) {
      super(message, null, false, false);
    }
  }

  private static boolean read(
      JavaFunction function,
      DuckDBReadableVector[] vectors,
      long row,
      @Nullable Object[] arguments) {
    boolean hasNull = false;
    List<Kind> kinds = function.parameters();
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i].isNull(row)) {
        hasNull = true;
      } else {
        arguments[i] = value(kinds.get(Math.min(i, kinds.size() - 1)), vectors[i], row);
      }
    }
    return hasNull;
  }

  private static Object value(Kind kind, DuckDBReadableVector vector, long row) {
    return switch (kind) {
      case TEXT -> vector.getString(row);
      case BOOLEAN -> vector.getBoolean(row);
      case BIGINT -> vector.getLong(row);
      case HUGEINT -> vector.getHugeInt(row);
      case DOUBLE -> vector.getDouble(row);
      case DATE -> vector.getLocalDate(row);
      case TIMESTAMP -> vector.getLocalDateTime(row);
      case TIME -> java.time.LocalTime.ofNanoOfDay(vector.getLong(row) * 1000);
      case BINARY -> java.util.HexFormat.of().parseHex(vector.getString(row));
    };
  }

  private static void write(
      Kind kind, DuckDBWritableVector output, long row, @Nullable Object value) {
    if (value == null) {
      output.setNull(row);
      return;
    }
    switch (kind) {
      case TEXT -> output.setString(row, (String) value);
      case BOOLEAN -> output.setBoolean(row, (Boolean) value);
      case BIGINT -> output.setLong(row, (Long) value);
      case HUGEINT -> output.setHugeInt(row, (java.math.BigInteger) value);
      case DOUBLE -> output.setDouble(row, (Double) value);
      case DATE -> output.setDate(row, (java.time.LocalDate) value);
      case TIMESTAMP -> output.setTimestamp(row, (java.time.LocalDateTime) value);
      case TIME -> output.setLong(row, ((java.time.LocalTime) value).toNanoOfDay() / 1000);
      case BINARY -> output.setString(row, java.util.HexFormat.of().formatHex((byte[]) value));
    }
  }
}
