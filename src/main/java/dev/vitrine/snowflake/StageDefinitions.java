package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Group;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Stage;
import dev.vitrine.dialect.syntax.StageStatement.AlterStage;
import dev.vitrine.dialect.syntax.StageStatement.CreateStage;
import dev.vitrine.dialect.syntax.StageStatement.DescribeStage;
import dev.vitrine.dialect.syntax.StageStatement.DropStage;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.ddl.Messages;
import dev.vitrine.stages.StageStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// `CREATE`, `ALTER`, `DROP` and `DESCRIBE STAGE`.
final class StageDefinitions {

  static final String COPY = "COPY_OPTIONS";
  private static final Set<String> OPTIONS =
      Set.of(
          "URL",
          "FILE_FORMAT",
          COPY,
          "COMMENT",
          "DIRECTORY",
          "ENCRYPTION",
          "CREDENTIALS",
          "STORAGE_INTEGRATION");
  private static final Set<String> OWN_ENCRYPTIONS = Set.of("SNOWFLAKE_FULL", "SNOWFLAKE_SSE");
  private static final List<Column> PROPERTIES =
      List.of(
          new Column("parent_property", SqlType.TEXT, true),
          new Column("property", SqlType.TEXT, true),
          new Column("property_type", SqlType.TEXT, true),
          new Column("property_value", SqlType.TEXT, true),
          new Column("property_default", SqlType.TEXT, true));

  private final SchemaChanges changes;
  private final StageStore store;

  StageDefinitions(CatalogStore catalog, StageStore store) {
    this.changes = new SchemaChanges(catalog);
    this.store = store;
  }

  Answer create(CreateStage create, Context context) {
    Place place = context.objects().place(create.name());
    var _ = SchemaChanges.schema(place, context);
    boolean temporary = create.creation().temporary();
    check(place, create.options(), context);
    Stage stage =
        create
            .model()
            .map(model -> cloned(StageNames.stage(model, context.objects()), create, context))
            .orElseGet(() -> stage(place, create, context));
    Optional<SchemaObject> before =
        SchemaChanges.existing(
            place, Schema.Key.of(Domain.STAGE, place.name()), temporary, context);
    if (before.isPresent() && create.creation().alter()) {
      Stage there = (Stage) before.get();
      changes.move(place, there, place, inPlaceOf(there, stage), there.temporary(), context);
      return Answer.status("Stage area " + place.name() + " successfully created.");
    }
    if (before.isPresent() && !create.creation().replace()) {
      if (create.creation().ifNotExists()) {
        return Answer.status(place.name() + " already exists, statement succeeded.");
      }
      throw Messages.exists(place.name());
    }
    changes.put(place, stage, temporary, context);
    return Answer.status("Stage area " + place.name() + " successfully created.");
  }

  /// With the files of the one that it takes the place of.
  private static Stage inPlaceOf(Stage before, Stage stage) {
    if (before.url().isEmpty() != stage.url().isEmpty()) {
      throw cannotSetUrl();
    }
    Map<String, String> options = new LinkedHashMap<>(stage.options());
    before.filesId().ifPresent(id -> options.put(Stage.FILES_ID, id));
    return new Stage(
        before.name(),
        stage.url(),
        before.temporary(),
        options,
        stage.comment(),
        before.owner(),
        before.created());
  }

  private static SqlError cannotSetUrl() {
    return Problems.plain(
        ErrorCode.INVALID_PROPERTY,
        "Cannot set URL, credentials, or encryption key of an internal or temporary stage.");
  }

  private void check(Place place, Map<String, OptionValue> options, Context context) {
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw Problems.plain(
            ErrorCode.INVALID_PROPERTY, "invalid property '" + option + "' for 'STAGE'");
      }
    }
    String url = url(options);
    if (url.isEmpty() && options.containsKey("CREDENTIALS")) {
      throw Problems.plain(
          ErrorCode.INVALID_PROPERTY,
          "invalid stage (" + place.name() + "): location not specified");
    }
    if (!url.isEmpty()) {
      var _ = store.external(url);
    } else if (options.get("ENCRYPTION") instanceof Group(Map<String, OptionValue> encryption)) {
      requireOwn(encryption.getOrDefault("TYPE", new Word("SNOWFLAKE_FULL")));
    }
    checkFormat(options, context);
  }

  private static void requireOwn(OptionValue type) {
    if (!OWN_ENCRYPTIONS.contains(type.plain())) {
      throw cannotSetUrl();
    }
  }

  static void checkFormat(Map<String, OptionValue> options, Context context) {
    OptionValue format = options.get(StageFormats.OPTION);
    if (format != null) {
      var _ = new StageFormats(context.objects()).of(format, FileFormat.STANDARD);
    }
    if (options.get(COPY) instanceof Group(Map<String, OptionValue> copy)) {
      dev.vitrine.stages.Copying.check(copy);
    }
  }

  private static String url(Map<String, OptionValue> options) {
    return Optional.ofNullable(options.get("URL")).map(OptionValue::plain).orElse("");
  }

  private static Stage stage(Place place, CreateStage create, Context context) {
    Map<String, OptionValue> kept = new LinkedHashMap<>(create.options());
    kept.remove("CREDENTIALS");
    kept.remove("URL");
    String comment = Optional.ofNullable(kept.remove("COMMENT")).map(OptionValue::plain).orElse("");
    Map<String, String> stored = new LinkedHashMap<>(StoredOptions.of(kept));
    stored.put(Stage.FILES_ID, UUID.randomUUID().toString());
    return new Stage(
        place.name(),
        url(create.options()),
        create.creation().temporary(),
        stored,
        comment,
        context.session().role(),
        Instant.now());
  }

  /// Of one with files elsewhere: files of its own have no copy.
  private static Stage cloned(Stage model, CreateStage create, Context context) {
    if (model.url().isEmpty()) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED, "Unsupported feature 'CLONE of an internal stage'.");
    }
    return new Stage(
        context.objects().place(create.name()).name(),
        model.url(),
        create.creation().temporary(),
        model.options(),
        model.comment(),
        context.session().role(),
        Instant.now());
  }

  Answer alter(AlterStage alter, Context context) {
    if (alter.ifExists() && context.objects().find(Domain.STAGE, alter.name()).isEmpty()) {
      return Answer.done();
    }
    Stage before = StageNames.stage(alter.name(), context.objects());
    Place place = context.objects().place(alter.name());
    Map<String, OptionValue> said = alter.options();
    if (said.containsKey("URL") && before.url().isEmpty()) {
      throw cannotSetUrl();
    }
    check(place, said, context);
    Place target = alter.renamed().map(name -> context.objects().place(name)).orElse(place);
    if (!target.equals(place)) {
      if (SchemaChanges.existing(
              target, Schema.Key.of(Domain.STAGE, target.name()), before.temporary(), context)
          .isPresent()) {
        throw Messages.exists(target.name());
      }
    }
    Stage after = changed(before, target.name(), said);
    changes.move(place, before, target, after, before.temporary(), context);
    return Answer.done();
  }

  private static Stage changed(Stage before, String name, Map<String, OptionValue> said) {
    Map<String, String> options = new LinkedHashMap<>(before.options());
    Map<String, OptionValue> kept = new LinkedHashMap<>(said);
    String url =
        Optional.ofNullable(kept.remove("URL")).map(OptionValue::plain).orElse(before.url());
    String comment =
        Optional.ofNullable(kept.remove("COMMENT"))
            .map(OptionValue::plain)
            .orElse(before.comment());
    kept.remove("CREDENTIALS");
    options.putAll(StoredOptions.of(kept));
    return new Stage(
        name, url, before.temporary(), options, comment, before.owner(), before.created());
  }

  Answer drop(DropStage drop, Context context) {
    Place place = context.objects().place(drop.name());
    if (drop.ifExists() && context.objects().find(Domain.STAGE, drop.name()).isEmpty()) {
      return Answer.status(
          "Drop statement executed successfully (" + place.name() + " already dropped).");
    }
    Stage stage = StageNames.stage(drop.name(), context.objects());
    changes.remove(place, stage.key(), context);
    return Answer.status(place.name() + " successfully dropped.");
  }

  Answer describe(DescribeStage describe, Context context) {
    Stage stage = StageNames.stage(describe.name(), context.objects());
    List<List<String>> rows = new ArrayList<>();
    FileFormat format = new StageFormats(context.objects()).find(Optional.empty(), stage.options());
    for (FileFormat.Property property : format.properties()) {
      rows.add(
          List.of(
              "STAGE_FILE_FORMAT",
              property.name(),
              property.type(),
              property.value(),
              property.standard()));
    }
    Map<String, OptionValue> copy = copyOptions(stage.options());
    rows.add(copy("ON_ERROR", "String", "ABORT_STATEMENT", copy));
    rows.add(copy("SIZE_LIMIT", "Long", "", copy));
    rows.add(copy("PURGE", "Boolean", "false", copy));
    rows.add(copy("RETURN_FAILED_ONLY", "Boolean", "false", copy));
    rows.add(copy("ENFORCE_LENGTH", "Boolean", "true", copy));
    rows.add(copy("TRUNCATECOLUMNS", "Boolean", "false", copy));
    rows.add(copy("FORCE", "Boolean", "false", copy));
    String url = stage.url().isEmpty() ? "" : "[\"" + stage.url() + "\"]";
    rows.add(List.of("STAGE_LOCATION", "URL", "String", url, ""));
    rows.add(List.of("DIRECTORY", "ENABLE", "Boolean", enabled(stage), "false"));
    rows.add(List.of("DIRECTORY", "AUTO_REFRESH", "Boolean", "false", "false"));
    return Answer.rows(PROPERTIES, rows);
  }

  private static String enabled(Stage stage) {
    String directory = stage.options().get("DIRECTORY");
    return directory != null
            && StoredOptions.read(Map.of("DIRECTORY", directory)).get("DIRECTORY")
                instanceof Group(Map<String, OptionValue> said)
            && said.getOrDefault("ENABLE", new Word("FALSE")).plain().equalsIgnoreCase("TRUE")
        ? "true"
        : "false";
  }

  private static List<String> copy(
      String name, String type, String standard, Map<String, OptionValue> said) {
    String value =
        said.containsKey(name)
            ? said.get(name).plain().toUpperCase(java.util.Locale.ROOT)
            : standard;
    return List.of(
        "STAGE_COPY_OPTIONS",
        name,
        type,
        type.equals("Boolean") ? value.toLowerCase(java.util.Locale.ROOT) : value,
        standard);
  }

  /// The copy options that a stage has of its own.
  ///
  /// @param stage its options
  static Map<String, OptionValue> copyOptions(Map<String, String> stage) {
    String copy = stage.get(COPY);
    return copy != null
            && StoredOptions.read(Map.of(COPY, copy)).get(COPY)
                instanceof Group(Map<String, OptionValue> options)
        ? options
        : Map.of();
  }

  static SqlError invalid(OptionValue value, String name) {
    return Problems.plain(
        ErrorCode.INVALID_VALUE,
        "invalid value [" + value.shown() + "] for parameter '" + name + "'");
  }
}
