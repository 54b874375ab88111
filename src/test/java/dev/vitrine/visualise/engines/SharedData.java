package dev.vitrine.visualise.engines;

import dev.vitrine.visualise.sql.TrinoSql;
import java.util.ArrayList;
import java.util.List;

/// The same rows for every engine: NULLs, signs, groups of awkward names, dates and times.
final class SharedData {

  private static final String TABLE =
      "CREATE TABLE shared (id INTEGER, g VARCHAR(20), h VARCHAR(20), n INTEGER, x DOUBLE PRECISION,"
          + " y DOUBLE PRECISION, w DOUBLE PRECISION, d DATE, t TIMESTAMP(6), c TIME, b BOOLEAN)";
  private static final List<String> GROUPS =
      List.of("'it''s'", "'B \"b\"'", "'é漢🎉'", "''", "NULL");
  private static final int ROWS = 120;

  private SharedData() {}

  static EngineUnderTest in(EngineUnderTest engine) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(i, engine.dialect() instanceof TrinoSql));
    }
    return engine.run(TABLE).run("INSERT INTO shared VALUES " + String.join(", ", rows));
  }

  /// @param typed whether a text is no date there
  private static String row(int i, boolean typed) {
    List<String> cells =
        List.of(
            Integer.toString(i),
            GROUPS.get(i % GROUPS.size()),
            "'h" + i % 3 + "'",
            i % 17 == 3 ? "NULL" : Integer.toString((i * 37) % 101 - 30),
            i % 13 == 5 ? "NULL" : Double.toString((i * 7919 % 1000) / 8.0 - 40),
            i % 19 == 7 ? "NULL" : Double.toString((i * 104729 % 997) / 3.0),
            Double.toString(1 + i % 4),
            i % 11 == 2
                ? "NULL"
                : (typed ? "DATE " : "") + "'2026-%02d-%02d'".formatted(1 + i % 12, 1 + i % 28),
            i % 23 == 9
                ? "NULL"
                : (typed ? "TIMESTAMP " : "")
                    + "'%d-03-%02d %02d:%02d:%02d.%06d'"
                        .formatted(
                            1969 + i % 3,
                            1 + i % 9,
                            i % 24,
                            i % 60,
                            i * 7 % 60,
                            i * 8191 % 1000000),
            (typed ? "TIME " : "") + "'%02d:%02d:%02d'".formatted(i % 24, i * 7 % 60, i * 11 % 60),
            i % 4 == 0 ? "NULL" : i % 3 == 0 ? "TRUE" : "FALSE");
    return "(" + String.join(", ", cells) + ")";
  }
}
