package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.gate.Naming;
import dev.vitrine.querybuilder.schema.NameCase;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderKeywordCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// The SQL that a question can be put in. Snowflake's is near enough to PostgreSQL's for all that
/// questions use; SQL Server's is not among those of the library that writes it.
public enum Dialect {
  /// DuckDB inside this server: its schemas are chosen by the statement's context.
  EMBEDDED(SQLDialect.DUCKDB, new Naming('"', false, false)),
  DUCKDB(SQLDialect.DUCKDB, new Naming('"', true, false)),
  POSTGRES(SQLDialect.POSTGRES, new Naming('"', true, false)),
  MYSQL(SQLDialect.MYSQL, new Naming('`', true, true)),
  SQLITE(SQLDialect.SQLITE, new Naming('"', false, false)),
  TRINO(SQLDialect.TRINO, new Naming('"', true, false)),
  SNOWFLAKE(SQLDialect.POSTGRES, new Naming('"', true, true));

  static {
    // the library greets everyone in the log
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final SQLDialect library;

  /// A record of a character and two truths.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Naming naming;

  Dialect(SQLDialect library, Naming naming) {
    this.library = library;
    this.naming = naming;
  }

  /// How tables are named.
  public Naming naming() {
    return naming;
  }

  /// What upper and lower case mean in names; quoted ones differ where the standard is followed.
  public NameCase nameCase() {
    return switch (this) {
      case EMBEDDED, DUCKDB, SQLITE, TRINO, MYSQL -> NameCase.SAME;
      case POSTGRES, SNOWFLAKE -> NameCase.DIFFERS;
    };
  }

  /// Whether a table is named with its schema.
  boolean qualifies() {
    return naming.qualified();
  }

  DSLContext context() {
    Settings settings =
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
            .withRenderKeywordCase(RenderKeywordCase.UPPER)
            .withRenderNamedParamPrefix("$")
            .withExecuteLogging(false);
    return DSL.using(library, settings);
  }

  /// @param today what "today" means in the question
  public QueryBuilder builder(LocalDate today) {
    return new QueryBuilder(this, today);
  }
}
