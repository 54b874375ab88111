package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.scalar.Macros;
import dev.vitrine.dialect.scalar.NumberMacros;
import dev.vitrine.dialect.scalar.RealNumbers;
import dev.vitrine.dialect.scalar.RowMatching;
import dev.vitrine.dialect.scalar.Scalars;
import dev.vitrine.dialect.scalar.SemiStructured;
import dev.vitrine.dialect.scalar.Temporal;
import dev.vitrine.dialect.scalar.WideNumbers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/// The functions that translated SQL calls: bodies in Java, and macros beside the guards.
final class Library {

  private Library() {}

  static void install(DuckDBConnection connection) throws SQLException {
    List<String> macros =
        new ArrayList<>(
            JavaFunctions.register(
                connection,
                Stream.of(
                        SemiStructured.functions(),
                        Temporal.functions(),
                        WideNumbers.functions(),
                        Scalars.functions(),
                        RealNumbers.functions(),
                        RowMatching.functions())
                    .flatMap(List::stream)
                    .toList()));
    macros.addAll(Macros.all());
    macros.addAll(NumberMacros.all());
    Database.execute(
        connection,
        macros.stream()
            .map(macro -> "create or replace macro " + Guards.DATABASE + ".main." + macro)
            .toList());
  }
}
