package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.StringLiterals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// The database SAMPLES, made on the first start and never again, so that who drops it is rid of
/// it: three small tables from files and one of 100,000 orders by a formula.
final class Samples {

  private static final String MADE = Gate.INTERNAL_MARK + ".made";
  private static final String SCHEMA = "\"SAMPLES.PUBLIC\"";

  /// The same data under the names that charts know (`ggsql:penguins`), which become their titles.
  private static final String BUILT_IN = "\"SAMPLES.GGSQL\"";

  /// Every column is a fixed function of the row's number, with periods that do not divide each
  /// other; the product's popularity falls with its rank and sales rise toward each year's end.
  private static final String ORDERS =
      "create table "
          + SCHEMA
          + ".ORDERS as "
          + """
          with numbered as (
            select i, (i * 7919) % 100000 as a, (i * 104729) % 99991 as b, (i * 1299709) % 99989 as c
            from range(1, 100001) t(i)),
          placed as (
            select *,
              cast(floor(730 * sqrt(a / 100000.0)) as integer) as day,
              cast(floor(20 * power(b / 99991.0, 2)) as integer) as rank
            from numbered)
          select
            i::integer as ORDER_ID,
            (1 + c % 4999)::integer as CUSTOMER_ID,
            date '2024-01-01' + day as ORDER_DATE,
            case when day > 722 and a % 3 > 0 then 'OPEN' when b % 23 = 0 then 'RETURNED'
              when b % 31 = 0 then 'CANCELLED' else 'SHIPPED' end as STATUS,
            ['LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'URGENT'][1 + (c % 5)::integer] as PRIORITY,
            ['EMEA', 'AMERICAS', 'APAC', 'AMERICAS', 'EMEA', 'EMEA', 'APAC'][1 + ((c % 4999) % 7)::integer] as REGION,
            ['Notebook', 'Pencil', 'Backpack', 'Desk lamp', 'Chair', 'Keyboard', 'Mouse',
              'Monitor', 'Headphones', 'Cable', 'Desk', 'Printer', 'Paper', 'Stapler', 'Folder',
              'Marker', 'Whiteboard', 'Webcam', 'Microphone', 'Tablet'][1 + rank] as PRODUCT,
            (1 + floor(9 * power((a * 31 % 1000) / 1000.0, 3)))::integer as QUANTITY,
            round([4.5, 1.2, 59, 34.9, 189, 79, 25, 249, 119, 8.9, 329, 159, 6.5, 12.4, 3.1, 2.2,
              89, 69, 99, 399][1 + rank] * (0.9 + (c % 21) / 100.0), 2)::decimal(10, 2) as PRICE,
            [0, 0, 0, 0.05, 0, 0.1, 0, 0.15, 0, 0.25][1 + (b % 10)::integer]::decimal(4, 2) as DISCOUNT,
            (QUANTITY * PRICE * (1 - DISCOUNT))::decimal(12, 2) as AMOUNT
          from placed order by i
          """;

  private Samples() {}

  /// @param wanted whether to make them when they were never made
  static void makeOnce(DuckDBConnection root, boolean wanted) throws SQLException {
    Database.execute(root, List.of("create table if not exists " + MADE + "(name varchar)"));
    if (!wanted) {
      return;
    }
    if (!was("SAMPLES", root)) {
      Database.execute(
          root,
          List.of(
              "begin transaction", "create schema " + SCHEMA, "create schema " + BUILT_IN, ORDERS));
      fromFiles(root, "penguins", "PENGUINS");
      fromFiles(root, "airquality", "AIRQUALITY");
      Database.execute(root, List.of(made("SAMPLES"), "commit"));
    }
    if (!was("WORLD", root)) {
      addWorld(root);
    }
  }

  /// It came later: where the others were dropped meanwhile it is not wanted either.
  private static void addWorld(DuckDBConnection root) throws SQLException {
    Database.execute(root, List.of("begin transaction"));
    boolean kept =
        has("from information_schema.schemata where schema_name = 'SAMPLES.PUBLIC'", root)
            && has("from information_schema.schemata where schema_name = 'SAMPLES.GGSQL'", root);
    if (kept) {
      fromFiles(root, "world", "WORLD");
    }
    Database.execute(root, List.of(made("WORLD"), "commit"));
  }

  private static boolean was(String sample, DuckDBConnection root) throws SQLException {
    return has("from " + MADE + " where name = '" + sample + "'", root);
  }

  private static String made(String sample) {
    return "insert into " + MADE + " values ('" + sample + "')";
  }

  private static boolean has(String rowsOf, DuckDBConnection root) throws SQLException {
    try (Statement statement = root.createStatement();
        ResultSet rows = statement.executeQuery("select 1 " + rowsOf + " limit 1")) {
      return rows.next();
    }
  }

  /// Under upper-case names for statements, and as written for charts.
  private static void fromFiles(DuckDBConnection root, String resource, String table)
      throws SQLException {
    load(root, resource, SCHEMA, table, true);
    load(root, resource, BUILT_IN, table, false);
  }

  private static void load(
      DuckDBConnection root, String resource, String schema, String table, boolean upperCase)
      throws SQLException {
    Path file = copy(resource);
    try (Statement statement = root.createStatement()) {
      String source = source(resource, file);
      String columns = columns(root, source, upperCase ? "upper(column_name)" : "column_name");
      statement.execute(
          "create table " + schema + "." + table + " as select " + columns + " from " + source);
    } finally {
      file.toFile().delete();
    }
  }

  /// The rows of a file; countries have their borders as WKB in hex digits.
  private static String source(String resource, Path file) {
    String rows = "read_csv(" + StringLiterals.quoted(file.toString()) + ", header = true)";
    return resource.equals("world")
        ? "(select * replace (population::double as population, gdp::integer as gdp,"
            + " unhex(geom) as geom) from "
            + rows
            + ")"
        : rows;
  }

  private static String columns(DuckDBConnection root, String source, String name)
      throws SQLException {
    try (Statement statement = root.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select string_agg('\"' || column_name || '\" as \"' || "
                    + name
                    + " || '\"', ', ')"
                    + " from (describe from "
                    + source
                    + ")")) {
      names.next();
      return names.getString(1);
    }
  }

  private static Path copy(String resource) {
    String name = "/dev/vitrine/samples/" + resource + ".csv";
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      Path file = Files.createTempFile("vitrine-", ".csv");
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot unpack " + name, failure);
    }
  }
}
