package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.syntax.StageStatement.AlterFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.AlterStage;
import dev.vitrine.dialect.syntax.StageStatement.CreateFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.CreateStage;
import dev.vitrine.dialect.syntax.StageStatement.Creation;
import dev.vitrine.dialect.syntax.StageStatement.DescribeFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DescribeStage;
import dev.vitrine.dialect.syntax.StageStatement.DropFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DropStage;
import dev.vitrine.dialect.syntax.StageStatement.ListFiles;
import dev.vitrine.dialect.syntax.StageStatement.RemoveFiles;
import java.util.Map;
import java.util.Optional;

/// Reads statements about stages, file formats and staged files; those of COPY by [CopyParser], PUT
/// and GET by [TransferParser].
public final class StageParser {

  private final Tokens tokens;
  private final OptionsParser options;

  public StageParser(Tokens tokens) {
    this.tokens = tokens;
    this.options = new OptionsParser(tokens);
  }

  /// The statement, when the text is one of this family.
  ///
  /// @param parser of the same tokens
  public Optional<Statement> statement(Parser parser) {
    Optional<Statement> found =
        switch (tokens.peek().upper()) {
          case "CREATE" -> create();
          case "ALTER" -> alter();
          case "DROP" -> drop();
          case "DESC", "DESCRIBE" -> describe();
          case "LIST", "LS" -> Optional.of(files(false));
          case "REMOVE", "RM" -> Optional.of(files(true));
          case "PUT", "GET" -> Optional.of(TransferParser.statement(tokens));
          case "COPY" -> Optional.of(new CopyParser(tokens, parser).statement());
          default -> Optional.empty();
        };
    if (found.isPresent()) {
      tokens.requireEnd();
    }
    return found;
  }

  private Optional<Statement> create() {
    int mark = tokens.mark();
    tokens.require("CREATE");
    boolean replace = tokens.take("OR", "REPLACE");
    boolean alter = !replace && tokens.take("OR", "ALTER");
    boolean _ = tokens.take("SCOPED");
    boolean temporary = tokens.take("TEMPORARY") || tokens.take("TEMP") || tokens.take("VOLATILE");
    boolean stage = tokens.take("STAGE");
    if (!stage && !tokens.take("FILE", "FORMAT")) {
      tokens.back(mark);
      return Optional.empty();
    }
    boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
    Name name = tokens.name();
    Creation creation = new Creation(replace, alter, temporary, ifNotExists);
    Optional<Name> model = tokens.take("CLONE") ? Optional.of(tokens.name()) : Optional.empty();
    Map<String, OptionValue> said = model.isPresent() ? Map.of() : options.options();
    return Optional.of(
        stage
            ? new CreateStage(name, creation, model, said)
            : new CreateFileFormat(name, creation, model, said));
  }

  private Optional<Statement> alter() {
    boolean stage = tokens.is("ALTER", "STAGE");
    if (!stage && !tokens.is("ALTER", "FILE", "FORMAT")) {
      return Optional.empty();
    }
    skipWords(stage);
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = tokens.name();
    Optional<Name> renamed = Optional.empty();
    Map<String, OptionValue> said = Map.of();
    if (tokens.take("RENAME", "TO")) {
      renamed = Optional.of(tokens.name());
    } else if (tokens.take("SET")) {
      refuse("TAG");
      said = options.options();
    } else {
      refuse("UNSET");
      refuse("REFRESH");
      throw tokens.unexpected();
    }
    return Optional.of(
        stage
            ? new AlterStage(name, ifExists, renamed, said)
            : new AlterFileFormat(name, ifExists, renamed, said));
  }

  private void refuse(String feature) {
    if (tokens.is(feature)) {
      throw Syntax.unsupported(feature);
    }
  }

  private Optional<Statement> drop() {
    boolean stage = tokens.is("DROP", "STAGE");
    if (!stage && !tokens.is("DROP", "FILE", "FORMAT")) {
      return Optional.empty();
    }
    skipWords(stage);
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = tokens.name();
    tokens.skipCascade();
    return Optional.of(stage ? new DropStage(name, ifExists) : new DropFileFormat(name, ifExists));
  }

  private Optional<Statement> describe() {
    boolean stage = tokens.peek(1).is("STAGE");
    boolean format = tokens.peek(1).is("FILE") && tokens.peek(2).is("FORMAT");
    if (!stage && !format) {
      return Optional.empty();
    }
    skipWords(stage);
    Name name = tokens.name();
    return Optional.of(stage ? new DescribeStage(name) : new DescribeFileFormat(name));
  }

  private void skipWords(boolean stage) {
    for (int i = 0; i < (stage ? 2 : 3); i++) {
      tokens.next();
    }
  }

  private Statement files(boolean remove) {
    tokens.next();
    String location = tokens.stageLocation();
    Optional<String> pattern = Optional.empty();
    if (tokens.take("PATTERN")) {
      tokens.requireSymbol("=");
      pattern = Optional.of(tokens.string());
    }
    return remove ? new RemoveFiles(location, pattern) : new ListFiles(location, pattern);
  }
}
