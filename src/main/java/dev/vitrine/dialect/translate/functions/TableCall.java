package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Echo;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call of a function that gives rows. Its arguments may read what stands left of it in the
/// `FROM`.
record TableCall(Relation.Function function, ExpressionTranslator expressions) {

  Environment environment() {
    return expressions.environment();
  }

  /// The arguments as those of any call.
  FunctionCall arguments() {
    return new FunctionCall(function.call(), expressions);
  }

  /// A name that no other relation of the statement has.
  String fresh() {
    return expressions.translator().fresh("t");
  }

  /// Whether rows stand left of it, so that it runs once for each.
  boolean isLateral() {
    return !expressions.scope().sources().isEmpty();
  }

  /// Rows with these columns, under the alias that the statement gives.
  ///
  /// @param sql of the relation, with its engine alias
  Source source(String sql, List<Field> columns) {
    Optional<String> name = function.alias().map(alias -> alias.name().name());
    List<Ident> names = function.alias().map(Relation.Alias::columns).orElse(List.of());
    List<Field> renamed = new ArrayList<>(columns);
    for (int i = 0; i < Math.min(names.size(), columns.size()); i++) {
      Field field = columns.get(i);
      renamed.set(i, new Field(names.get(i).name(), field.value(), field.hidden()));
    }
    return new Source(name, List.of(), sql, renamed);
  }

  /// @throws SqlError for another number of arguments
  void require(int least, int most) {
    int count = function.call().arguments().size();
    if (count > most || count < least) {
      throw count > most
          ? error(ErrorCode.TOO_MANY_ARGUMENTS, Arity.tooMany(shown(), most, count))
          : error(ErrorCode.TOO_FEW_ARGUMENTS, Arity.tooFew(shown(), least, count));
    }
  }

  /// @throws SqlError for an argument by a name
  void refuseNames() {
    List<Argument> arguments = function.call().arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Optional<String> name = arguments.get(i).name();
      if (name.isPresent()) {
        throw error(
            ErrorCode.INVALID_VALUE,
            "unexpected argument [%s] at position %d".formatted(name.get(), i + 1));
      }
    }
  }

  /// A text argument that is known before the statement runs.
  String constantText(int index) {
    Typed value = arguments().arg(index);
    if (value.constant() instanceof String text) {
      return text;
    }
    throw error(
        ErrorCode.COMPILATION, "argument " + (index + 1) + " of " + shown() + " must be constant");
  }

  SqlError error(ErrorCode code, String message) {
    return expressions.problems().at(function.call().span(), code, message);
  }

  private String shown() {
    return new Echo(expressions).of(function.call());
  }
}
