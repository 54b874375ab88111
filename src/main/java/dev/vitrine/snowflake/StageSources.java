package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.stages.Copying;
import dev.vitrine.stages.PastLoads;
import dev.vitrine.stages.RowRange;
import dev.vitrine.stages.Selection;
import dev.vitrine.stages.StageRows;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.StagedFile;
import dev.vitrine.stages.StagesConfig;
import dev.vitrine.warehouses.RowFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Staged files as rows of a query.
final class StageSources {

  /// An option that no statement can write: a COPY says its files by it.
  private static final String CHOSEN = "@CHOSEN";

  private static final SqlType NUMBER = SqlType.fixed(38, 0);
  private static final int MOST_COLUMNS = 1000;

  private final StageNames names;
  private final int recordLimit;
  private final Map<String, Chosen> chosen = new ConcurrentHashMap<>();

  private final PastLoads loads = new PastLoads();

  /// What to read.
  record Chosen(Selection place, List<StagedFile> files, FileFormat format, RowRange rows) {}

  StageSources(StageStore store, StagesConfig config) {
    this.names = new StageNames(store);
    this.recordLimit = config.recordLimit();
  }

  /// The loads that ran, with what they refused.
  PastLoads loads() {
    return loads;
  }

  /// The stage of a query with its files chosen already, for as long as `work` takes.
  Relation.Stage choose(Relation.Stage stage, Chosen files, List<Runnable> afterwards) {
    String key = UUID.randomUUID().toString();
    chosen.put(key, files);
    afterwards.add(() -> chosen.remove(key));
    return new Relation.Stage(
        stage.location(),
        Map.of(CHOSEN, new Expr.StringLiteral(key, stage.span())),
        stage.alias(),
        stage.span());
  }

  /// @param text of the statement, which tells how many columns it asks for
  Source source(Relation.Stage stage, String text, Environment environment, Steps steps) {
    Chosen files = chosen(stage, environment);
    int width =
        Math.max(
            StageRows.width(files.place(), files.files(), files.format(), recordLimit),
            files.format().type() == FormatType.CSV ? highest(text) : 1);
    RowFeed.Lent feed =
        steps.lend(
            new StageRows(
                files.place(), files.files(), files.format(), width, recordLimit, files.rows()));
    return source(feed, width, files.format().type() != FormatType.CSV);
  }

  /// The columns that files seem to have.
  Source inferred(Map<String, List<String>> said, Environment environment) {
    return new InferredSchema(said, names, recordLimit).rows(environment);
  }

  private Chosen chosen(Relation.Stage stage, Environment environment) {
    if (stage.options().get(CHOSEN) instanceof Expr.StringLiteral(String key, var _)) {
      Chosen known = chosen.get(key);
      if (known != null) {
        return known;
      }
    }
    StageNames.Found found = names.find(stage.location(), environment);
    Optional<OptionValue> format = Optional.empty();
    Optional<String> pattern = Optional.empty();
    for (var option : stage.options().entrySet()) {
      switch (option.getKey()) {
        case StageFormats.OPTION ->
            format = Optional.of(new OptionValue.Text(name(option.getValue())));
        case "PATTERN" -> pattern = Optional.of(name(option.getValue()));
        default ->
            throw Problems.plain(
                ErrorCode.INVALID_PARAMETER, "invalid parameter '" + option.getKey() + "'");
      }
    }
    return new Chosen(
        found.selection(),
        Copying.files(found.selection(), pattern),
        new StageFormats(new Objects(environment)).find(format, found.options()),
        RowRange.ALL);
  }

  /// A format's name stands in quotes or bare.
  private static String name(Expr value) {
    return switch (value) {
      case Expr.StringLiteral literal -> literal.value();
      case Expr.ColumnRef name ->
          String.join(".", name.parts().stream().map(part -> QuotedName.of(part.name())).toList());
      default ->
          throw Problems.plain(
              ErrorCode.COMPILATION, "the options of a stage take names and texts only");
    };
  }

  /// The highest `$n` in a text.
  private static int highest(String text) {
    int highest = 0;
    for (Token token : Lexer.tokens(text, Escapes.SNOWFLAKE)) {
      String word = token.text();
      if (token.kind() == Token.Kind.PLACEHOLDER && word.matches("\\$[0-9]{1,4}")) {
        highest = Math.max(highest, Integer.parseInt(word.substring(1)));
      }
    }
    return Math.min(highest, MOST_COLUMNS);
  }

  private static Source source(RowFeed.Lent feed, int width, boolean json) {
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String column = "c" + (StageRows.BEFORE + i + 1);
      items.add(column);
      fields.add(Field.of("$" + (i + 1), column, json ? SqlType.VARIANT : SqlType.TEXT));
    }
    items.add("c1");
    fields.add(hidden("METADATA$FILENAME", "c1", SqlType.TEXT));
    items.add("CAST(c2 AS DECIMAL(38,0)) AS c2");
    fields.add(hidden("METADATA$FILE_ROW_NUMBER", "c2", NUMBER));
    items.add("c3");
    fields.add(hidden("METADATA$FILE_CONTENT_KEY", "c3", SqlType.TEXT));
    items.add("CAST(c4 AS TIMESTAMP) AS c4");
    fields.add(hidden("METADATA$FILE_LAST_MODIFIED", "c4", SqlType.TIMESTAMP_NTZ));
    items.add("CAST(now() AS TIMESTAMPTZ) AS scan");
    fields.add(hidden("METADATA$START_SCAN_TIME", "scan", SqlType.TIMESTAMP_LTZ));
    String sql = "(SELECT " + String.join(", ", items) + " FROM " + feed.sql() + ")";
    return new Source(Optional.empty(), List.of(), sql, fields);
  }

  private static Field hidden(String name, String column, SqlType type) {
    return new Field(name, Typed.of(column, type), true);
  }
}
