package dev.vitrine.snowflake;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.stages.Copying;
import dev.vitrine.stages.SchemaGuess;
import dev.vitrine.stages.StagedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What `INFER_SCHEMA` gives, as a relation.
///
/// @param said arguments by upper-case name
record InferredSchema(Map<String, List<String>> said, StageNames names, int recordLimit) {

  Source rows(Environment environment) {
    String location = one("LOCATION", "");
    if (!location.startsWith("@")) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "invalid location '" + location + "': it begins with @");
    }
    StageNames.Found found = names.find(location.substring(1), environment);
    Optional<OptionValue> said =
        Optional.ofNullable(this.said.get("FILE_FORMAT"))
            .map(List::getFirst)
            .map(OptionValue.Text::new);
    FileFormat format = new StageFormats(new Objects(environment)).find(said, found.options());
    boolean ignoreCase = Boolean.parseBoolean(one("IGNORE_CASE", "false"));
    SchemaGuess guess =
        new SchemaGuess(
            found.selection(), format, ignoreCase, count("MAX_RECORDS_PER_FILE"), recordLimit);
    return source(guess.of(files(found)));
  }

  private List<StagedFile> files(StageNames.Found found) {
    List<StagedFile> all =
        said.containsKey("FILES")
            ? Copying.named(found.selection(), said.getOrDefault("FILES", List.of()))
            : Copying.files(found.selection(), Optional.empty());
    return all.stream().limit(count("MAX_FILE_COUNT")).toList();
  }

  private String one(String name, String standard) {
    return said.getOrDefault(name, List.of(standard)).getFirst();
  }

  private long count(String name) {
    String text = one(name, String.valueOf(Long.MAX_VALUE));
    if (!text.matches("[0-9]{1,19}")) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "invalid value [" + text + "] for argument '" + name + "'");
    }
    return Long.parseLong(text);
  }

  private static Source source(List<SchemaGuess.Guessed> columns) {
    String rows =
        IntStream.range(0, columns.size())
            .mapToObj(i -> row(columns.get(i), i))
            .collect(Collectors.joining(", "));
    String none = "('', '', true, '', '', CAST(0 AS DECIMAL(38,0)))";
    String sql =
        "(SELECT * FROM (VALUES "
            + (rows.isEmpty() ? none : rows)
            + ") AS v(c1, c2, c3, c4, c5, c6)"
            + (rows.isEmpty() ? " WHERE FALSE)" : ")");
    return new Source(
        Optional.empty(),
        List.of(),
        sql,
        List.of(
            Field.of("COLUMN_NAME", "c1", SqlType.TEXT),
            Field.of("TYPE", "c2", SqlType.TEXT),
            Field.of("NULLABLE", "c3", SqlType.BOOLEAN),
            Field.of("EXPRESSION", "c4", SqlType.TEXT),
            Field.of("FILENAMES", "c5", SqlType.TEXT),
            Field.of("ORDER_ID", "c6", SqlType.fixed(38, 0))));
  }

  private static String row(SchemaGuess.Guessed column, int position) {
    return "(%s, %s, true, %s, %s, CAST(%d AS DECIMAL(38,0)))"
        .formatted(
            StringLiterals.quoted(column.name()),
            StringLiterals.quoted(column.type()),
            StringLiterals.quoted(column.expression()),
            StringLiterals.quoted(column.files()),
            position);
  }
}
