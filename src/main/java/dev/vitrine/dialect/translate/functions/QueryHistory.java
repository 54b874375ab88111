package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `INFORMATION_SCHEMA.QUERY_HISTORY(…)` and its like by session, user and warehouse: the
/// statements of the last seven days.
final class QueryHistory {

  private static final String ALL = "QUERY_HISTORY";
  private static final String BY_SESSION = "QUERY_HISTORY_BY_SESSION";
  private static final String BY_USER = "QUERY_HISTORY_BY_USER";
  private static final String BY_WAREHOUSE = "QUERY_HISTORY_BY_WAREHOUSE";
  private static final Set<String> NAMES = Set.of(ALL, BY_SESSION, BY_USER, BY_WAREHOUSE);
  private static final List<String> COMMON =
      List.of(
          "END_TIME_RANGE_START",
          "END_TIME_RANGE_END",
          "RESULT_LIMIT",
          "INCLUDE_CLIENT_GENERATED_STATEMENT");

  private static final Duration KEPT = Duration.ofDays(7);
  private static final int USUAL_LIMIT = 100;
  private static final int LARGEST_LIMIT = 10_000;

  private final TableCall call;
  private final String name;
  private final FunctionCall arguments;

  private QueryHistory(TableCall call) {
    this.call = call;
    this.name = call.function().call().name();
    this.arguments = call.arguments();
  }

  static Set<String> names() {
    return new TreeSet<>(NAMES);
  }

  /// Whether a call is one of these: they go by the schema's name, in any database.
  static boolean is(List<Ident> parts) {
    return parts.size() > 1
        && parts.size() < 4
        && parts.get(parts.size() - 2).name().equals("INFORMATION_SCHEMA")
        && NAMES.contains(parts.getLast().name());
  }

  static Source rows(TableCall call) {
    return ResultScan.read(call.environment().statements(new QueryHistory(call).asked()), call);
  }

  private StatementsAsked asked() {
    Optional<String> key = key();
    List<String> known = new ArrayList<>(COMMON);
    key.ifPresent(known::addFirst);
    checkNames(known);
    call.require(0, known.size());
    return new StatementsAsked(
        instant("END_TIME_RANGE_START", known),
        instant("END_TIME_RANGE_END", known),
        only(BY_SESSION, call.environment().sessionId()),
        only(BY_USER, call.environment().user()),
        only(BY_WAREHOUSE, call.environment().warehouse()),
        limit(arguments.named("RESULT_LIMIT", known.indexOf("RESULT_LIMIT"))));
  }

  private Optional<String> key() {
    return switch (name) {
      case BY_SESSION -> Optional.of("SESSION_ID");
      case BY_USER -> Optional.of("USER_NAME");
      case BY_WAREHOUSE -> Optional.of("WAREHOUSE_NAME");
      default -> Optional.empty();
    };
  }

  private void checkNames(List<String> known) {
    for (Argument argument : call.function().call().arguments()) {
      String given = argument.name().orElse(known.getFirst()).toUpperCase(Locale.ROOT);
      if (!known.contains(given)) {
        throw call.error(
            ErrorCode.COMPILATION, "invalid argument '" + given + "' for function " + name);
      }
    }
  }

  /// What the function of this name is about; its own argument, or else the session's.
  private Optional<String> only(String function, String current) {
    if (!name.equals(function)) {
      return Optional.empty();
    }
    return Optional.of(
        arguments
            .named(key().orElseThrow(), 0)
            .map(this::text)
            .map(given -> function.equals(BY_SESSION) ? given : stored(given))
            .orElse(current));
  }

  /// A name as written in a string: in quotes as it is.
  private static String stored(String given) {
    boolean quoted = given.length() > 1 && given.startsWith("\"") && given.endsWith("\"");
    return quoted ? given.substring(1, given.length() - 1) : given.toUpperCase(Locale.ROOT);
  }

  private String text(Typed value) {
    Typed known = value.constant() == null ? computed(value, SqlType.TEXT) : value;
    return String.valueOf(known.constant());
  }

  private Optional<Instant> instant(String argument, List<String> known) {
    Optional<Instant> given =
        arguments
            .named(argument, known.indexOf(argument))
            .filter(value -> !value.isNull())
            .map(this::instant);
    Instant oldest = call.environment().now().minus(KEPT);
    if (given.filter(oldest::isAfter).isPresent()) {
      throw call.error(
          ErrorCode.COMPILATION,
          "Cannot retrieve data from more than 7 days ago: " + argument + " of " + name);
    }
    return given;
  }

  private Instant instant(Typed value) {
    Typed time = Casts.implicit(value, SqlType.TIMESTAMP_LTZ);
    String micros = "epoch_us(" + time.sql() + ")";
    return Optional.ofNullable(computed(Typed.of(micros, SqlType.TEXT), SqlType.TEXT).constant())
        .map(text -> Instant.EPOCH.plus(Long.parseLong(text.toString()), ChronoUnit.MICROS))
        .orElseThrow(() -> call.error(ErrorCode.COMPILATION, "a time of " + name + " is NULL"));
  }

  /// The value of a constant expression such as `dateadd('hour', -1, current_timestamp())`.
  private Typed computed(Typed value, SqlType type) {
    return call.environment()
        .values("SELECT CAST(" + value.sql() + " AS VARCHAR)", type, 1)
        .getFirst();
  }

  private int limit(Optional<Typed> given) {
    if (given.isEmpty()) {
      return USUAL_LIMIT;
    }
    String text = text(given.get());
    int limit = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw call.error(
          ErrorCode.COMPILATION,
          "RESULT_LIMIT of %s must be a number from 1 to %d".formatted(name, LARGEST_LIMIT));
    }
    return limit;
  }
}
