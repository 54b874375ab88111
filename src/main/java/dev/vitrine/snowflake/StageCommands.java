package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.StageParser;
import dev.vitrine.dialect.syntax.StageStatement;
import dev.vitrine.dialect.syntax.StageStatement.AlterFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.AlterStage;
import dev.vitrine.dialect.syntax.StageStatement.CopyIntoLocation;
import dev.vitrine.dialect.syntax.StageStatement.CopyIntoTable;
import dev.vitrine.dialect.syntax.StageStatement.CreateFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.CreateStage;
import dev.vitrine.dialect.syntax.StageStatement.DescribeFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DescribeStage;
import dev.vitrine.dialect.syntax.StageStatement.DropFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DropStage;
import dev.vitrine.dialect.syntax.StageStatement.Get;
import dev.vitrine.dialect.syntax.StageStatement.ListFiles;
import dev.vitrine.dialect.syntax.StageStatement.Put;
import dev.vitrine.dialect.syntax.StageStatement.RemoveFiles;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.StagesConfig;
import java.util.Optional;

/// Stages, file formats, their files, and `COPY`.
final class StageCommands implements Family {

  private final StageDefinitions definitions;
  private final FormatDefinitions formats;
  private final StagedFiles files;
  private final Copies copies;

  StageCommands(CatalogStore catalog, StageStore store, StagesConfig config, StageSources sources) {
    StageNames names = new StageNames(store);
    this.definitions = new StageDefinitions(catalog, store);
    this.formats = new FormatDefinitions(catalog);
    this.files = new StagedFiles(store, names);
    this.copies = new Copies(catalog, names, config, sources);
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    return new StageParser(tokens)
        .statement(new Parser(tokens))
        .map(statement -> context -> run((StageStatement) statement, context));
  }

  private Answer run(StageStatement statement, Context context) {
    return switch (statement) {
      case CreateStage create -> definitions.create(create, context);
      case AlterStage alter -> definitions.alter(alter, context);
      case DropStage drop -> definitions.drop(drop, context);
      case DescribeStage describe -> definitions.describe(describe, context);
      case CreateFileFormat create -> formats.create(create, context);
      case AlterFileFormat alter -> formats.alter(alter, context);
      case DropFileFormat drop -> formats.drop(drop, context);
      case DescribeFileFormat describe -> formats.describe(describe, context);
      case ListFiles list -> files.list(list, context);
      case RemoveFiles remove -> files.remove(remove, context);
      case Put put -> files.put(put, context);
      case Get get -> files.get(get, context);
      case CopyIntoTable copy -> copies.load(copy, context);
      case CopyIntoLocation copy -> copies.unload(copy, context);
    };
  }
}
