package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Base;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The local tables of a chart: where an engine lacks what a statistic needs, the rows that it
/// would work on are loaded into one, and it works there. Layers with the same rows share a table.
final class Local {

  static final SqlDialect DIALECT = new DuckDbSql();

  private final long mostRows;
  private final Map<String, String> tables = new HashMap<>();

  /// @param mostRows that one table may have; one more is loaded, to know that there are more
  Local(long mostRows) {
    this.mostRows = mostRows;
  }

  /// @param begin the statistic
  Work load(Base source, Function<Base, Work> begin) {
    String table =
        tables.computeIfAbsent(
            source.query(), _ -> "__remote_result_%08x__".formatted(tables.size() + 1));
    String sql = source.dialect().limited(source.query(), mostRows + 1);
    return new Work.Load(sql, table, begin.apply(base(source, table)));
  }

  /// Numbers and times have the types that the plan gave them, whatever came over the wire.
  private static Base base(Base source, String table) {
    String columns = source.items().stream().map(Local::column).collect(Collectors.joining(", "));
    String query = "SELECT " + (columns.isEmpty() ? "*" : columns) + " FROM " + DIALECT.name(table);
    return new Base(DIALECT, query, source.items());
  }

  private static String column(Item item) {
    String name = DIALECT.name(item.name());
    return item.type() == Type.BINARY || item.type() == Type.TEXT
        ? name
        : DIALECT.cast(name, item.type()) + " AS " + name;
  }
}
