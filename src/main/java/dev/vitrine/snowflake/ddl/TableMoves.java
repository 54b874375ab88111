package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Gives tables and views other names, schemas, or each other's.
final class TableMoves {

  private final CatalogStore catalog;

  TableMoves(CatalogStore catalog) {
    this.catalog = catalog;
  }

  Answer rename(Name name, Name to, Context context) {
    Place from = Places.of(name, context);
    Place target = Places.of(to, context);
    return catalog.change(
        context,
        Places.locks(from, target),
        state -> rename(name, from, to, target, state, context));
  }

  private static Change<Answer> rename(
      Name name, Place from, Name to, Place target, State state, Context context) {
    Optional<SchemaObject> temporary = Places.temporary(Domain.RELATION, from, context);
    if (temporary.isPresent()) {
      return temporary(temporary.get(), from, target, context);
    }
    SchemaObject object =
        Places.find(state.catalog(), Domain.RELATION, name, from)
            .orElseThrow(() -> Messages.missing("Table", from));
    Schema schema = Places.schema(state.catalog(), target);
    Optional<SchemaObject> there = Places.find(state.catalog(), Domain.RELATION, to, target);
    if (there.isPresent() && !there.get().equals(object)) {
      throw Messages.exists(target.name());
    }
    List<String> sql = new ArrayList<>();
    SchemaObject moved = moved(object, schema, from, target, sql);
    return Change.of(
        sql,
        List.of(
            new Edit.Remove(from.database(), from.schema(), object.key()),
            new Edit.Put(target.database(), target.schema(), moved)),
        Answer.done());
  }

  private static SchemaObject moved(
      SchemaObject object, Schema schema, Place from, Place target, List<String> sql) {
    return switch (object) {
      case Table table -> moved(table, schema, from, target, sql);
      case SchemaObject.View view -> Definition.renamed(view, target.name());
      default -> throw new IllegalStateException("no relation: " + object);
    };
  }

  private static Table moved(
      Table table, Schema schema, Place from, Place target, List<String> sql) {
    String engineName = EngineNames.inSchema(schema.without(table.key()), target.name());
    boolean stays =
        from.database().equals(target.database()) && from.schema().equals(target.schema());
    if (stays) {
      if (!engineName.equalsIgnoreCase(table.engineName())) {
        sql.add(rename(table, EngineNames.last(engineName)));
        return Tables.renamed(table, target.name(), engineName);
      }
      return Tables.renamed(table, target.name(), table.engineName());
    }
    // the engine moves no table from one schema to another
    TableBuild build = new TableBuild(engineName, schema, false);
    table.columns().forEach(build::copy);
    sql.addAll(build.sql());
    sql.add(CreateTables.copy(table, engineName));
    sql.addAll(Dropping.atOnce(table));
    return Tables.renamed(
        Tables.with(table, build.columns(), table.constraints()), target.name(), engineName);
  }

  private static String rename(Table table, String last) {
    String kind = Tables.isEngineView(table) ? "VIEW " : "TABLE ";
    return "ALTER " + kind + table.engineName() + " RENAME TO " + last;
  }

  private static Change<Answer> temporary(
      SchemaObject object, Place from, Place target, Context context) {
    if (Places.temporary(Domain.RELATION, target, context).isPresent()) {
      throw Messages.exists(target.name());
    }
    SchemaObject moved =
        object instanceof Table table
            ? Tables.renamed(table, target.name(), table.engineName())
            : Definition.renamed((SchemaObject.View) object, target.name());
    return Change.none(Answer.done())
        .then(() -> {
          context.session().temporary().remove(Places.key(from, object.key()));
          context.session().temporary().put(Places.key(target, moved.key()), moved);
        });
  }

  Answer swap(Name name, Name other, Context context) {
    Place first = Places.of(name, context);
    Place second = Places.of(other, context);
    return catalog.change(
        context,
        Places.locks(first, second),
        state -> {
          Table a =
              AlterTables.table(Places.find(state.catalog(), Domain.RELATION, name, first), first);
          Table b =
              AlterTables.table(
                  Places.find(state.catalog(), Domain.RELATION, other, second), second);
          return swap(a, first, b, second);
        });
  }

  private static Change<Answer> swap(Table a, Place first, Table b, Place second) {
    boolean sameSchema =
        first.database().equals(second.database()) && first.schema().equals(second.schema());
    if (!sameSchema) {
      throw Problems.unsupported("SWAP WITH a table of another schema");
    }
    String aside = QuotedName.of(Gate.INTERNAL_MARK + "_" + UUID.randomUUID());
    String lastA = EngineNames.last(a.engineName());
    String lastB = EngineNames.last(b.engineName());
    String prefix = a.engineName().substring(0, a.engineName().length() - lastA.length());
    List<String> sql =
        List.of(
            rename(a, aside),
            rename(b, lastA),
            "ALTER TABLE " + prefix + aside + " RENAME TO " + lastB);
    return Change.of(
        sql,
        List.of(
            new Edit.Put(
                first.database(), first.schema(), Tables.renamed(b, a.name(), a.engineName())),
            new Edit.Put(
                second.database(), second.schema(), Tables.renamed(a, b.name(), b.engineName()))),
        Answer.done());
  }
}
