package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Stage;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.Selection;
import dev.vitrine.stages.StageArea;
import dev.vitrine.stages.StagePath;
import dev.vitrine.stages.StageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a location such as `@db.schema.stage/path` means.
final class StageNames {

  private final StageStore store;
  private final StageFiles files;

  StageNames(StageStore store) {
    this.store = store;
    this.files = new StageFiles(store);
  }

  /// A place.
  ///
  /// @param options of the stage that it is in, as the catalog keeps them
  record Found(Selection selection, Map<String, String> options) {}

  /// @param location behind the `@`, or a URL
  /// @throws SqlError `SCHEMA_NOT_FOUND` for a stage that is unknown, `STAGE_PATH`
  Found find(String location, Environment environment) {
    if (location.contains("://")) {
      return new Found(
          new Selection(store.external(location), StagePath.WHOLE, location, location), Map.of());
    }
    int slash = slash(location);
    String head = location.substring(0, slash);
    StagePath path = StagePath.of(location.substring(slash));
    String written = "@" + location;
    if (head.equals("~")) {
      return new Found(
          new Selection(store.ofUser(environment.user()), path, "", written), Map.of());
    }
    Objects objects = new Objects(environment);
    return head.contains("%")
        ? own(table(head, objects), path, written)
        : named(stage(name(head), objects), path, written);
  }

  private Found own(SchemaObject.Table table, StagePath path, String written) {
    return new Found(new Selection(ofTable(table), path, "", written), TableStage.options(table));
  }

  private Found named(Stage stage, StagePath path, String written) {
    String prefix =
        stage.url().isEmpty()
            ? stage.name().toLowerCase(Locale.ROOT) + "/"
            : directory(stage.url());
    return new Found(new Selection(area(stage), path, prefix, written), stage.options());
  }

  private static String directory(String url) {
    return url.endsWith("/") ? url : url + "/";
  }

  /// The files of a named stage.
  StageArea area(Stage stage) {
    return files.area(stage).orElseGet(() -> store.external(stage.url()));
  }

  StageArea ofTable(SchemaObject.Table table) {
    return files.area(table).orElseThrow();
  }

  /// The first slash that is in no quotes; the end without one.
  private static int slash(String location) {
    boolean quoted = false;
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      quoted ^= c == '"';
      if (c == '/' && !quoted) {
        return i;
      }
    }
    return location.length();
  }

  private static SchemaObject.Table table(String head, Objects objects) {
    Name name = name(head.replace("%", ""));
    if (objects.relation(name) instanceof SchemaObject.Table table) {
      return table;
    }
    throw Problems.noObject(name.toString());
  }

  /// @throws SqlError `SCHEMA_NOT_FOUND`
  static Stage stage(Name name, Objects objects) {
    Optional<SchemaObject> found = objects.find(Domain.STAGE, name);
    if (found.isPresent() && found.get() instanceof Stage stage) {
      return stage;
    }
    objects.schema(objects.place(name));
    throw missing("Stage", name, objects);
  }

  static SqlError missing(String kind, Name name, Objects objects) {
    return Problems.plain(
        ErrorCode.SCHEMA_NOT_FOUND,
        kind + " '" + objects.place(name) + "' does not exist or not authorized.");
  }

  /// A name in a location: parts with points between, in quotes or not.
  private static Name name(String head) {
    List<Ident> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    boolean hadQuotes = false;
    for (int i = 0; i <= head.length(); i++) {
      char c = i < head.length() ? head.charAt(i) : '.';
      if (c == '"') {
        quoted = !quoted;
        hadQuotes = true;
      } else if (c == '.' && !quoted) {
        parts.add(part(part.toString(), hadQuotes));
        part.setLength(0);
        hadQuotes = false;
      } else {
        part.append(c);
      }
    }
    if (parts.size() > 3 || parts.getLast().name().isEmpty()) {
      throw Problems.plain(ErrorCode.SYNTAX, "'@" + head + "' is no name of a stage");
    }
    return new Name(parts, new Span(0, 0));
  }

  private static Ident part(String text, boolean quoted) {
    String name = text.isEmpty() ? "PUBLIC" : text;
    return new Ident(quoted ? name : name.toUpperCase(Locale.ROOT), quoted, new Span(0, 0));
  }
}
