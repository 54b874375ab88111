package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Group;
import dev.vitrine.dialect.catalog.OptionValue.Text;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.NamedFileFormat;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.Objects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which file format a statement or a stage means: one that has a name, one that is spelled out, or
/// the stage's.
public final class StageFormats {

  static final String OPTION = "FILE_FORMAT";
  private static final String NAME = "FORMAT_NAME";

  private final Objects objects;

  StageFormats(Objects objects) {
    this.objects = objects;
  }

  /// @param said by the statement
  /// @param stage options of the stage, whose own format holds where the statement says none, or no
  ///   type
  FileFormat find(Optional<OptionValue> said, Map<String, String> stage) {
    FileFormat own =
        Optional.ofNullable(StoredOptions.read(formatOnly(stage)).get(OPTION))
            .map(value -> of(value, FileFormat.STANDARD))
            .orElse(FileFormat.STANDARD);
    return said.map(value -> of(value, own)).orElse(own);
  }

  private static Map<String, String> formatOnly(Map<String, String> stage) {
    String format = stage.get(OPTION);
    return format == null ? Map.of() : Map.of(OPTION, format);
  }

  /// @throws dev.vitrine.kernel.SqlError for a name that no format has, and for bad options
  FileFormat of(OptionValue value, FileFormat base) {
    return switch (value) {
      case Text(String text) -> named(Parser.named(text, new Span(0, 0)));
      case Word(String text) -> named(Parser.named(text, new Span(0, 0)));
      case Group(Map<String, OptionValue> options) -> spelled(options, base);
      case OptionValue.Texts _ -> throw StageDefinitions.invalid(value, OPTION);
    };
  }

  private FileFormat spelled(Map<String, OptionValue> options, FileFormat base) {
    OptionValue name = options.get(NAME);
    if (name == null) {
      return options.containsKey("TYPE") ? FileFormat.of(options) : base.with(options);
    }
    Map<String, OptionValue> rest = new LinkedHashMap<>(options);
    rest.remove(NAME);
    return named(Parser.named(name.plain(), new Span(0, 0))).with(rest);
  }

  private FileFormat named(Name name) {
    return of(object(name));
  }

  NamedFileFormat object(Name name) {
    Optional<SchemaObject> found = objects.find(Domain.FILE_FORMAT, name);
    if (found.isPresent() && found.get() instanceof NamedFileFormat format) {
      return format;
    }
    objects.schema(objects.place(name));
    throw StageNames.missing("File format", name, objects);
  }

  /// What the catalog keeps as a format.
  public static FileFormat of(NamedFileFormat format) {
    return FileFormat.of(StoredOptions.read(format.options()));
  }
}
