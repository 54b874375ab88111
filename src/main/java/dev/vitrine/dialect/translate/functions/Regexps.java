package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.ConstantRegex;
import dev.vitrine.dialect.translate.RegexMatch;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.Optional;

/// Regular expressions.
final class Regexps implements Family {

  private static final SqlType COUNT = SqlType.fixed(18, 0);
  private static final String DEFAULT = "c";

  @Override
  public void register(Registry registry) {
    registry.scalar("REGEXP_LIKE", 2, 3, Regexps::like);
    registry.alias("RLIKE", "REGEXP_LIKE");
    registry.alias("REGEXP", "REGEXP_LIKE");
    registry.scalar("REGEXP_COUNT", 2, 4, Regexps::count);
    registry.scalar("REGEXP_SUBSTR", 2, 6, Regexps::substr);
    registry.scalar("REGEXP_SUBSTR_ALL", 2, 6, Regexps::all);
    registry.alias("REGEXP_EXTRACT_ALL", "REGEXP_SUBSTR_ALL");
    registry.scalar("REGEXP_INSTR", 2, 7, Regexps::instr);
    registry.scalar("REGEXP_REPLACE", 2, 6, Regexps::replace);
  }

  private static Typed like(FunctionCall call) {
    Typed parameters = call.count() > 2 ? call.text(2) : Typed.text(DEFAULT);
    return Typed.of(RegexMatch.of(call.text(0), call.text(1), parameters), SqlType.BOOLEAN);
  }

  private static Typed count(FunctionCall call) {
    return Typed.loose(
        "sf_regexp_count(%s, %s, %s)"
            .formatted(both(call), number(call, 2, 1), parameters(call, 3)),
        COUNT);
  }

  private static Typed substr(FunctionCall call) {
    return Typed.of(found("sf_regexp_substr", call), SqlType.TEXT);
  }

  private static Typed all(FunctionCall call) {
    return Typed.of(found("sf_regexp_substr_all", call), SqlType.ARRAY);
  }

  private static Typed instr(FunctionCall call) {
    return Typed.loose(
        "sf_regexp_instr(%s, %s, %s, %s, %s, %s)"
            .formatted(
                both(call),
                number(call, 2, 1),
                number(call, 3, 1),
                number(call, 4, 0),
                parameters(call, 5),
                number(call, 6, -1)),
        COUNT);
  }

  private static Typed replace(FunctionCall call) {
    String sql =
        simple(call)
            .orElseGet(() ->
                "sf_regexp_replace(%s, %s, %s, %s, %s)"
                    .formatted(
                        both(call),
                        call.count() > 2 ? call.textSql(2) : "''",
                        number(call, 3, 1),
                        number(call, 4, 0),
                        parameters(call, 5)));
    return Typed.of(sql, SqlType.TEXT);
  }

  /// All matches from the first character on, written out: the engine does it by itself. Its
  /// guarded name is passed by, since the replacement is short.
  private static Optional<String> simple(FunctionCall call) {
    boolean whole = is(call, 3, 1) && is(call, 4, 0);
    Optional<String> expression = call.constantText(1);
    Optional<String> replacement = call.count() > 2 ? call.constantText(2) : Optional.of("");
    Optional<String> parameters = call.count() > 5 ? call.constantText(5) : Optional.of(DEFAULT);
    if (!whole || expression.isEmpty() || replacement.isEmpty() || parameters.isEmpty()) {
      return Optional.empty();
    }
    String spelt = ConstantRegex.spelt(expression.get(), parameters.get());
    return ConstantRegex.replacement(expression.get(), replacement.get())
        .map(by ->
            "system.main.regexp_replace(%s, %s, %s, 'g')"
                .formatted(
                    call.textSql(0), StringLiterals.quoted(spelt), StringLiterals.quoted(by)));
  }

  private static boolean is(FunctionCall call, int index, int value) {
    return index >= call.count()
        || call.constantInteger(index).filter(given -> given == value).isPresent();
  }

  private static String found(String function, FunctionCall call) {
    return "%s(%s, %s, %s, %s, %s)"
        .formatted(
            function,
            both(call),
            number(call, 2, 1),
            number(call, 3, 1),
            parameters(call, 4),
            number(call, 5, -1));
  }

  private static String both(FunctionCall call) {
    return call.textSql(0) + ", " + call.textSql(1);
  }

  private static String number(FunctionCall call, int index, int otherwise) {
    return index < call.count() ? call.integer(index) : String.valueOf(otherwise);
  }

  private static String parameters(FunctionCall call, int index) {
    return index < call.count() ? call.textSql(index) : "'" + DEFAULT + "'";
  }
}
