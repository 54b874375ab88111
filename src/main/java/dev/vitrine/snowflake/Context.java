package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Translator;

/// What a statement runs in.
///
/// @param text the statement's own text, which its offsets point into
/// @param statements runs statements inside this one: `EXECUTE IMMEDIATE`, scripts
public record Context(
    String text, Session session, Environment environment, Steps steps, Statements statements) {

  /// The same statement with all that was committed since.
  Context now() {
    return statements.context(text, session, steps);
  }

  /// The same statement, translated under another environment.
  public Context in(Environment other) {
    return new Context(text, session, other, steps, statements);
  }

  /// The same statement with other steps.
  public Context with(Steps other) {
    return new Context(text, session, environment, other, statements);
  }

  /// The same statement with another answer to functions that act.
  public Context acting(Acts acts) {
    return in(environment.acting(acts));
  }

  public Translator translator() {
    return new Translator(text, environment);
  }

  public Objects objects() {
    return new Objects(environment);
  }
}
