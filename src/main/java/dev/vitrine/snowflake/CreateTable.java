package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Objects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `CREATE TABLE`.
final class CreateTable implements Family {

  private final CatalogStore catalog;

  CreateTable(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("CREATE", "TABLE")) {
      return Optional.empty();
    }
    Name name = tokens.name();
    List<TableColumn> columns = new ArrayList<>();
    tokens.requireSymbol("(");
    do {
      Ident column = tokens.ident();
      columns.add(TableColumn.of(column.name(), TypeNames.read(tokens), true));
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return Optional.of(context -> create(name, columns, context));
  }

  private Answer create(Name name, List<TableColumn> columns, Context context) {
    Objects.Place place = context.objects().place(name);
    Schema schema = context.objects().schema(place);
    String engineName = QuotedName.of(schema.engineName()) + "." + QuotedName.of(place.name());
    String list =
        columns.stream()
            .map(column -> QuotedName.of(column.engineName()) + " " + EngineTypes.of(column.type()))
            .collect(Collectors.joining(", "));
    context.steps().change(List.of(), "CREATE TABLE " + engineName + " (" + list + ")", List.of());
    SchemaObject.Table table =
        new SchemaObject.Table(
            place.name(),
            TableKind.PERMANENT,
            engineName,
            columns,
            List.of(),
            false,
            Map.of(),
            "",
            context.session().role(),
            Instant.now());
    catalog.change(before -> before.with(place.database(), schema.with(table)));
    return Answer.status("Table " + place.name() + " successfully created.");
  }
}
