package dev.vitrine.agent.guard;

import dev.vitrine.agent.schema.KnownSchema;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.querybuilder.gate.RefusedSql;
import dev.vitrine.querybuilder.gate.SelectGate;
import dev.vitrine.querybuilder.render.Dialect;
import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.NameCase;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import dev.vitrine.warehouses.Speech;
import java.util.List;
import java.util.Optional;

/// The SQL of databases behind connections, by the gate that custom queries pass too: written anew
/// from its tree, tables named in full.
final class ElsewhereGuard {

  private ElsewhereGuard() {}

  static Checked check(String sql, KnownSchema known, Speech speech, int bound) {
    try {
      Dialect dialect = dialect(speech);
      SelectGate.Passed passed =
          SelectGate.pass(sql, schema(known, dialect.nameCase()), dialect.naming());
      for (int i = 0; i < passed.parameters().size(); i++) {
        String number = Integer.toString(i + 1);
        if (i >= bound || !passed.parameters().get(i).equals(new SelectGate.Named(number))) {
          throw Rejected.wrong("Parameters such as :name are not allowed here, or out of order");
        }
      }
      return new Checked(passed.sql(), passed.tables(), false);
    } catch (RefusedSql refused) {
      throw refused.text().startsWith("SQL parse error")
          ? Rejected.wrong(refused.text())
          : Rejected.refused(refused.text());
    }
  }

  private static Schema schema(KnownSchema known, NameCase cases) {
    return new Schema(
        known.schema(),
        known.tables().stream().map(table -> table(known, table, cases)).toList(),
        List.of(),
        cases);
  }

  private static SchemaTable table(KnownSchema known, KnownTable table, NameCase cases) {
    List<SchemaColumn> columns =
        table.columns().stream()
            .map(column ->
                new SchemaColumn(
                    column.name(),
                    DataType.of(column.type()),
                    column.nullable(),
                    false,
                    Optional.empty()))
            .toList();
    return new SchemaTable(table.name(), known.schema(), columns, Optional.empty(), cases);
  }

  private static Dialect dialect(Speech speech) {
    return switch (speech) {
      case EMBEDDED, DUCKDB -> Dialect.DUCKDB;
      case POSTGRES -> Dialect.POSTGRES;
      case MYSQL -> Dialect.MYSQL;
      case SQLITE -> Dialect.SQLITE;
      case TRINO -> Dialect.TRINO;
      case SNOWFLAKE -> Dialect.SNOWFLAKE;
      case SQLSERVER ->
          throw Rejected.refused("SQL Server cannot be asked in words: choose another warehouse");
    };
  }
}
