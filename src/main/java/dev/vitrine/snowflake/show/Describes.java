package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.catalog.SchemaObject.Procedure;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.InformationRelations;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.account.Rights;
import dev.vitrine.snowflake.ddl.Messages;
import dev.vitrine.snowflake.ddl.Namespaces;
import dev.vitrine.snowflake.ddl.Places;
import dev.vitrine.snowflake.ddl.Signatures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `DESCRIBE` of tables, views, namespaces, routines, sequences and results.
public final class Describes implements Family {

  private static final String TABLE =
      "name type kind null? default primary+key unique+key check expression comment policy+name"
          + " privacy+domain";

  @Override
  public Optional<Command> read(Tokens tokens) {
    int mark = tokens.mark();
    if (!tokens.take("DESCRIBE") && !tokens.take("DESC")) {
      return Optional.empty();
    }
    String kind = kind(tokens);
    Optional<Command> command =
        switch (kind) {
          case "TABLE", "VIEW" -> Optional.of(relation(kind, tokens));
          case "SCHEMA" -> Optional.of(schema(new Parser(tokens).objectName()));
          case "DATABASE" -> Optional.of(database(new Parser(tokens).objectName()));
          case "FUNCTION" -> Optional.of(routine(Domain.FUNCTION, tokens));
          case "PROCEDURE" -> Optional.of(routine(Domain.PROCEDURE, tokens));
          case "SEQUENCE" -> Optional.of(sequence(new Parser(tokens).objectName()));
          case "RESULT" -> Optional.of(result(tokens));
          case "TRANSACTION" -> Optional.of(transaction(tokens));
          case "USER" -> Optional.of(UserSheets.describe(tokens));
          case "WAREHOUSE" -> Optional.of(warehouse(tokens.single().name()));
          default -> Optional.empty();
        };
    if (command.isEmpty()) {
      tokens.back(mark);
    }
    return command;
  }

  private static String kind(Tokens tokens) {
    tokens.take("MATERIALIZED");
    for (String word :
        List.of(
            "TABLE",
            "VIEW",
            "SCHEMA",
            "DATABASE",
            "FUNCTION",
            "PROCEDURE",
            "SEQUENCE",
            "RESULT",
            "TRANSACTION",
            "USER",
            "WAREHOUSE")) {
      if (tokens.take(word)) {
        return word;
      }
    }
    // without a word a table is meant
    boolean bare = tokens.peek().isName() && !tokens.peek(1).isName();
    return bare ? "TABLE" : "";
  }

  private static Command transaction(Tokens tokens) {
    String id = tokens.next().text();
    if (!id.matches("[0-9]{1,19}")) {
      throw Problems.plain(ErrorCode.SYNTAX, "DESCRIBE TRANSACTION takes the id of a transaction");
    }
    return context -> SessionSheets.described(Long.parseUnsignedLong(id), context);
  }

  private static Command warehouse(String name) {
    return context -> {
      Sheet sheet = Sheet.of("created_on:t name kind");
      Rights.directory(context)
          .warehouse(name)
          .ifPresentOrElse(
              warehouse -> sheet.add(warehouse.created(), name, "WAREHOUSE"),
              () -> {
                throw Messages.missing("Warehouse", name);
              });
      return sheet.answer();
    };
  }

  private static Command relation(String kind, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    if (tokens.take("TYPE")) {
      tokens.takeSymbol("=");
      if (tokens.is("STAGE")) {
        throw Problems.unsupported("DESCRIBE " + kind + " TYPE = STAGE");
      }
      tokens.require("COLUMNS");
    }
    return context -> {
      SchemaObject object =
          context
              .objects()
              .find(Domain.RELATION, name)
              .or(() -> information(name, context))
              .orElseThrow(() ->
                  Messages.missing(
                      kind.equals("VIEW") ? "View" : "Table", Places.of(name, context)));
      Sheet sheet = Sheet.of(TABLE);
      ColumnSheets.of(object).forEach(column -> add(sheet, column, object));
      return sheet.answer();
    };
  }

  /// A view of `INFORMATION_SCHEMA`.
  private static Optional<SchemaObject> information(Name name, Context context) {
    Place place = Places.of(name, context);
    return Optional.of(place.schema())
        .filter(InformationRelations.SCHEMA::equals)
        .flatMap(_ -> context.environment().catalog().database(place.database()))
        .flatMap(database ->
            InformationRelations.of(database).find(Schema.Key.of(Domain.RELATION, place.name())));
  }

  private static void add(Sheet sheet, TableColumn column, SchemaObject object) {
    sheet.add(
        column.name(),
        TypeText.of(column.type()),
        "COLUMN",
        NamespaceSheets.mark(column.nullable()),
        defaulted(column),
        NamespaceSheets.mark(isKey("PRIMARY KEY", column, object)),
        NamespaceSheets.mark(isKey("UNIQUE", column, object)),
        null,
        null,
        column.comment().isEmpty() ? null : column.comment(),
        null,
        null);
  }

  private static @Nullable String defaulted(TableColumn column) {
    if (column.identity().isPresent()) {
      TableColumn.Identity identity = column.identity().get();
      return "IDENTITY START %d INCREMENT %d %s"
          .formatted(
              identity.start(), identity.increment(), identity.ordered() ? "ORDER" : "NOORDER");
    }
    return column.defaultText().orElse(null);
  }

  private static boolean isKey(String kind, TableColumn column, SchemaObject object) {
    return object instanceof Table table
        && table.constraints().stream()
            .anyMatch(key -> key.kind().equals(kind) && key.columns().contains(column.name()));
  }

  private static Command schema(Name name) {
    return context -> {
      Schema schema = Namespaces.schema(name, context.environment().catalog(), context);
      Sheet sheet = Sheet.of("created_on:t name kind");
      schema
          .objects()
          .values()
          .forEach(object -> {
            if (object instanceof Table || object instanceof View) {
              sheet.add(object.created(), object.name(), object instanceof View ? "VIEW" : "TABLE");
            }
          });
      return sheet.answer();
    };
  }

  private static Command database(Name name) {
    return context -> {
      Database database = Namespaces.database(name.object(), context.environment().catalog());
      Sheet sheet = Sheet.of("created_on:t name kind");
      sheet.add(database.created(), InformationRelations.SCHEMA, "SCHEMA");
      database
          .schemas()
          .values()
          .forEach(schema -> sheet.add(schema.created(), schema.name(), "SCHEMA"));
      return sheet.answer();
    };
  }

  private static Command routine(Domain domain, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    String signature = Signatures.read(tokens);
    return context -> {
      Place place = Places.of(name, context);
      SchemaObject object =
          context
              .environment()
              .catalog()
              .schema(place.database(), place.schema())
              .flatMap(schema -> schema.find(new Schema.Key(domain, place.name(), signature)))
              .orElseThrow(() ->
                  Messages.missing(
                      domain == Domain.FUNCTION ? "Function" : "Procedure", place.name()));
      return routine(object);
    };
  }

  private static Answer routine(SchemaObject object) {
    Sheet sheet = Sheet.of("property value");
    switch (object) {
      case Function function -> {
        sheet.add("signature", signature(function.parameters()));
        sheet.add("returns", returns(function.returns(), function.table()));
        sheet.add("language", "SQL");
        sheet.add("body", function.body());
      }
      case Procedure procedure -> {
        sheet.add("signature", signature(procedure.parameters()));
        sheet.add("returns", returns(procedure.returns(), procedure.table()));
        sheet.add("language", "SQL");
        sheet.add("execute as", procedure.properties().getOrDefault("EXECUTE AS", "OWNER"));
        sheet.add("body", procedure.body());
      }
      default -> throw new IllegalStateException("no routine: " + object);
    }
    return sheet.answer();
  }

  private static String returns(Optional<dev.vitrine.kernel.SqlType> type, List<Parameter> table) {
    return type.map(TypeText::of).orElseGet(() -> RoutineSheets.returns(type, table));
  }

  private static String signature(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + " " + RoutineSheets.name(parameter.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static Command sequence(Name name) {
    return context -> {
      Place place = Places.of(name, context);
      if (context.objects().find(Domain.SEQUENCE, name).isEmpty()) {
        throw Messages.missing("Sequence", place);
      }
      Name schema = new Name(name.parts().subList(0, name.parts().size() - 1), name.span());
      Optional<Name> in = schema.parts().isEmpty() ? Optional.empty() : Optional.of(schema);
      Asked asked =
          new Asked(
              false,
              Optional.empty(),
              in.isPresent() ? "SCHEMA" : "",
              in,
              Optional.empty(),
              Integer.MAX_VALUE,
              Optional.empty());
      Sheet sheet = ObjectSheets.sequences(asked, context);
      sheet.keep("name", place.name()::equals);
      return sheet.answer();
    };
  }

  /// `DESCRIBE RESULT 'id'` and `LAST_QUERY_ID()`.
  private static Command result(Tokens tokens) {
    Optional<String> given = tokens.takeString();
    if (given.isEmpty()) {
      tokens.require("LAST_QUERY_ID");
      tokens.requireSymbol("(");
      tokens.requireSymbol(")");
    }
    return context -> {
      String id =
          given
              .or(() -> context.session().queryId(-1))
              .orElseThrow(() -> Messages.missing("Result", "LAST_QUERY_ID()"));
      Sheet sheet = Sheet.of(TABLE);
      for (Column column : context.steps().past(id).columns()) {
        sheet.add(
            column.name(),
            TypeText.of(column.type()),
            "COLUMN",
            NamespaceSheets.mark(column.nullable()),
            null,
            "N",
            "N");
      }
      return sheet.answer();
    };
  }
}
