package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.NamedFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.AlterFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.CreateFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DescribeFileFormat;
import dev.vitrine.dialect.syntax.StageStatement.DropFileFormat;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.ddl.Messages;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `CREATE`, `ALTER`, `DROP` and `DESCRIBE FILE FORMAT`.
final class FormatDefinitions {

  private static final List<Column> PROPERTIES =
      List.of(
          new Column("property", SqlType.TEXT, true),
          new Column("property_type", SqlType.TEXT, true),
          new Column("property_value", SqlType.TEXT, true),
          new Column("property_default", SqlType.TEXT, true));

  private final SchemaChanges changes;

  FormatDefinitions(CatalogStore catalog) {
    this.changes = new SchemaChanges(catalog);
  }

  Answer create(CreateFileFormat create, Context context) {
    Place place = context.objects().place(create.name());
    var _ = SchemaChanges.schema(place, context);
    Schema.Key key = Schema.Key.of(Domain.FILE_FORMAT, place.name());
    boolean temporary = create.creation().temporary();
    Optional<NamedFileFormat> model =
        create.model().map(name -> new StageFormats(context.objects()).object(name));
    Map<String, OptionValue> options = new LinkedHashMap<>(create.options());
    String comment =
        Optional.ofNullable(options.remove("COMMENT"))
            .map(OptionValue::plain)
            .orElseGet(() -> model.map(NamedFileFormat::comment).orElse(""));
    FileFormat format = model.map(StageFormats::of).orElseGet(() -> FileFormat.of(options));
    Optional<SchemaObject> before = SchemaChanges.existing(place, key, temporary, context);
    if (before.isPresent() && create.creation().alter()) {
      NamedFileFormat there = (NamedFileFormat) before.get();
      NamedFileFormat after = inPlaceOf(there, format, comment);
      changes.move(place, there, place, after, there.temporary(), context);
      return Answer.status("File format " + place.name() + " successfully created.");
    }
    if (before.isPresent() && !create.creation().replace()) {
      if (create.creation().ifNotExists()) {
        return Answer.status(place.name() + " already exists, statement succeeded.");
      }
      throw Messages.exists(place.name());
    }
    changes.put(
        place, named(place.name(), format, temporary, comment, context), temporary, context);
    return Answer.status("File format " + place.name() + " successfully created.");
  }

  private static NamedFileFormat inPlaceOf(
      NamedFileFormat before, FileFormat format, String comment) {
    if (!before.type().equals(format.type().name())) {
      throw Problems.unsupported("CREATE OR ALTER FILE FORMAT of another TYPE");
    }
    return new NamedFileFormat(
        before.name(),
        before.type(),
        StoredOptions.of(format.options()),
        before.temporary(),
        comment,
        before.owner(),
        before.created());
  }

  private static NamedFileFormat named(
      String name, FileFormat format, boolean temporary, String comment, Context context) {
    return new NamedFileFormat(
        name,
        format.type().name(),
        StoredOptions.of(format.options()),
        temporary,
        comment,
        context.session().role(),
        Instant.now());
  }

  Answer alter(AlterFileFormat alter, Context context) {
    Place place = context.objects().place(alter.name());
    Optional<NamedFileFormat> found = find(alter, context);
    if (found.isEmpty()) {
      return Answer.done();
    }
    NamedFileFormat before = found.get();
    Map<String, OptionValue> options = new LinkedHashMap<>(alter.options());
    String comment =
        Optional.ofNullable(options.remove("COMMENT"))
            .map(OptionValue::plain)
            .orElse(before.comment());
    FileFormat format = StageFormats.of(before).with(options);
    Place target = alter.renamed().map(name -> context.objects().place(name)).orElse(place);
    if (!target.equals(place)) {
      if (SchemaChanges.existing(
              target, Schema.Key.of(Domain.FILE_FORMAT, target.name()), before.temporary(), context)
          .isPresent()) {
        throw Messages.exists(target.name());
      }
    }
    NamedFileFormat after = named(target.name(), format, before.temporary(), comment, context);
    changes.move(place, before, target, after, before.temporary(), context);
    return Answer.done();
  }

  private static Optional<NamedFileFormat> find(AlterFileFormat alter, Context context) {
    boolean there = context.objects().find(Domain.FILE_FORMAT, alter.name()).isPresent();
    return alter.ifExists() && !there
        ? Optional.empty()
        : Optional.of(new StageFormats(context.objects()).object(alter.name()));
  }

  Answer drop(DropFileFormat drop, Context context) {
    Place place = context.objects().place(drop.name());
    if (drop.ifExists() && context.objects().find(Domain.FILE_FORMAT, drop.name()).isEmpty()) {
      return Answer.status(
          "Drop statement executed successfully (" + place.name() + " already dropped).");
    }
    NamedFileFormat format = new StageFormats(context.objects()).object(drop.name());
    changes.remove(place, format.key(), context);
    return Answer.status(place.name() + " successfully dropped.");
  }

  Answer describe(DescribeFileFormat describe, Context context) {
    NamedFileFormat format = new StageFormats(context.objects()).object(describe.name());
    return Answer.rows(
        PROPERTIES,
        StageFormats.of(format).properties().stream()
            .map(property ->
                List.of(property.name(), property.type(), property.value(), property.standard()))
            .toList());
  }
}
