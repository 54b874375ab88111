package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Dml;

/// What DML statements do in the engine.
public final class DmlTranslator {

  private DmlTranslator() {}

  /// @param text of the whole statement, into which the tree's places point
  public static Change translate(Dml statement, String text, Environment environment) {
    return Formats.within(
        environment, () -> Translator.shallow(() -> translated(statement, text, environment)));
  }

  private static Change translated(Dml statement, String text, Environment environment) {
    Translator translator = new Translator(text, environment);
    return switch (statement) {
      case Dml.Insert insert -> new Inserts(insert, translator).translate(insert);
      case Dml.InsertMulti insert -> new MultiInserts(insert, text, environment).translate(insert);
      case Dml.Update update -> new Updates(update, translator).translate(update);
      case Dml.Delete delete -> new Deletes(translator).translate(delete);
      case Dml.Merge merge -> new Merges(merge, translator).translate(merge);
    };
  }
}
