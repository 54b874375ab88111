package dev.vitrine.dialect.scalar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function whose body is Java; the engine calls it for each row.
///
/// @param name as in SQL, begins with `sf_`
/// @param parameters the kinds of the arguments, in order
/// @param variadic true: the last parameter may stand any number of times, also not at all
/// @param result the kind of what the body gives
/// @param nulls true: called also when an argument is NULL (arguments may be null); false: NULL in,
///   NULL out
/// @param steady gives the same for the same arguments; what does not is called for each row anew
/// @param body what is done; throws [dev.vitrine.kernel.SqlError] for an error of the statement
public record JavaFunction(
    String name,
    List<Kind> parameters,
    boolean variadic,
    Kind result,
    boolean nulls,
    boolean steady,
    Body body) {

  JavaFunction(
      String name, List<Kind> parameters, boolean variadic, Kind result, boolean nulls, Body body) {
    this(name, parameters, variadic, result, nulls, true, body);
  }

  public JavaFunction {
    parameters = List.copyOf(parameters);
    if (!name.startsWith("sf_")) {
      throw new IllegalArgumentException("a Java function's name begins with sf_: " + name);
    }
    if (variadic && parameters.isEmpty()) {
      throw new IllegalArgumentException(name + " is variadic, but has no parameter");
    }
  }

  /// The same, called for each row anew.
  JavaFunction unsteady() {
    return new JavaFunction(name, parameters, variadic, result, nulls, false, body);
  }

  /// What a value is: in SQL VARCHAR, BOOLEAN, BIGINT, HUGEINT, DOUBLE, DATE, TIMESTAMP, TIME,
  /// BLOB; in Java String, Boolean, Long, BigInteger, Double, LocalDate, LocalDateTime, LocalTime,
  /// `byte[]`.
  public enum Kind {
    TEXT,
    BOOLEAN,
    BIGINT,
    HUGEINT,
    DOUBLE,
    DATE,
    TIMESTAMP,
    TIME,
    BINARY
  }

  /// The body, on values of the kinds that are declared. Called by many threads at once.
  @FunctionalInterface
  public interface Body {
    @Nullable Object apply(@Nullable Object[] arguments);
  }
}
