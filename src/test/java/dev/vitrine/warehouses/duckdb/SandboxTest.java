package dev.vitrine.warehouses.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.Functions;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  private static DuckDbEngine engine;

  @BeforeAll
  static void open() {
    engine = DuckDbEngine.inMemory(WarehouseConfig.small());
    engine.openSession("used", Client.DUCKDB);
    new Client(engine).in("used").run("use schema public");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static void assertLimited(String sql, ErrorCode code) {
    List<Client> clients =
        List.of(
            new Client(engine).with(Client.SNOWFLAKE),
            new Client(engine).with(Client.DUCKDB),
            new Client(engine).in("used"));
    for (Client client : clients) {
      SqlError error = client.error(sql);
      assertThat(error.code()).as(error.text()).isEqualTo(code);
      assertThat(error.text()).contains("limit exceeded");
      assertThat(client.value("select 1")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select length(repeat('x', 2000000000))",
        "select length(\"REPEAT\"('x', 4000000000))",
        "select max(length(repeat('x'||i, 100000000))) from range(50) t(i)",
        "select max(length(repeat('x'||i, 1000000))) from range(3000) t(i)",
        "select length(printf('%1000000000d', 1))",
        "select printf('%2000000000d', 1)",
        "select format('{:>2000000000}', 'x')",
        "select length(lpad('', 500000000, 'x'))",
        "select lpad('x', 2000000000, 'ab')",
        "select rpad('x', 2000000000, 'ab')",
        "select replace(repeat('x', 200000), 'x', repeat('y', 100))",
        "select length(generate_series(1, 300000000))",
        "select len(range(300000000))",
        "select range(timestamp '2000-01-01', timestamp '2030-01-01', interval 1 second)",
        "select array_to_string(range(100000000)::varchar[], '')",
        "select array_to_string(range(30000)::varchar[], '--------------------')",
        "select list_aggregate(range(30000)::varchar[], 'string_agg', '--------------------')",
        "select levenshtein(repeat('a', 60000), repeat('b', 60000))",
        "select damerau_levenshtein(repeat('a', 60000), repeat('b', 60000))",
        "select jaro_winkler_similarity(repeat('a', 60000), repeat('b', 60000))",
        "select unnest(generate_series(1, 2000000000)) limit 1",
        "select regexp_replace(repeat('x', 100000), 'x', repeat('y', 1000), 'g')",
        "select list_resize([1], 1000000000)",
        "select bitstring('1', 1000000000)",
        "select bar(1, 0, 1, 1000000000)",
        "select repeat([1], 1000000000)"
      })
  void refusesToAllocateByArgument(String sql) {
    assertLimited(sql, ErrorCode.ARGUMENT_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select list(i) from range(1000000000) t(i)",
        "select length(string_agg(repeat('x', 1000), '')) from range(2000000)"
      })
  void endsAHogByTheMemoryLimit(String sql) {
    assertLimited(sql, ErrorCode.MEMORY_LIMIT);
  }

  @Test
  void endsAStatementThatSpillsTooMuch(@TempDir Path directory) {
    WarehouseConfig config =
        WarehouseConfig.small().withMemoryLimit(100 << 20).withSpillLimit(20 << 20);
    try (DuckDbEngine small = new DuckDbEngine(Optional.of(directory), config)) {
      Client client = new Client(small);

      SqlError error =
          client.error(
              "create table x as select hash(i) h, i::varchar || 'xxxxxxxxxxxxxxxxxxxxxxxxxx' s"
                  + " from range(10000000) t(i) order by h");

      assertThat(error.code()).isEqualTo(ErrorCode.SPILL_LIMIT);
      assertThat(client.value("select 1")).isEqualTo("1");
    }
  }

  @Test
  void keepsGuardedFunctionsUseful() {
    Client client = new Client(engine);

    assertThat(
            client.rows(
                "select repeat('ab', 3), lpad('a', 3, 'x'), rpad('a', 3, 'x'), "
                    + "replace('aba', 'a', 'cc'), array_to_string([1, 2], ','), "
                    + "list_aggregate([1, 2], 'sum')::int, "
                    + "list_aggregate(['a', 'b'], 'string_agg', '-'), levenshtein('ab', 'ac')::int,"
                    + " printf('%5d|%s', 1, 'x'), format('{:>5}', 'x'), "
                    + "regexp_replace('aa', 'a', 'b', 'g'), bitstring('1', 4)"))
        .containsExactly(
            List.of(
                "ababab", "xxa", "axx", "ccbcc", "1,2", 3, "a-b", 1, "    1|x", "    x", "bb",
                "0001"));
    assertThat(client.value("select range(1, 10, 3)")).isEqualTo("[1,4,7]");
    assertThat(client.rows("select range(date '2020-01-01', date '2020-01-03', interval 1 day)"))
        .hasSize(1);
    assertThat(client.rows("from range(40000)")).hasSize(10_000);
    assertThat(client.value("select repeat(?, ?)", "ab", new java.math.BigDecimal("2")))
        .isEqualTo("abab");
  }

  @Test
  void boundsAUsersMacroToo() {
    Client client = new Client(engine);
    client.run("create macro many(n) as repeat('x', n)");

    assertThat(client.value("select many(3)")).isEqualTo("xxx");
    assertThat(client.error("select many(1000000000)").code()).isEqualTo(ErrorCode.ARGUMENT_LIMIT);
  }

  @Test
  void knowsEveryTableFunctionOfTheEngine() throws Exception {
    List<String> unknown = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select distinct function_name from duckdb_functions()"
                    + " where function_type in ('table', 'pragma', 'table_macro')")) {
      while (names.next()) {
        String name = names.getString(1);
        boolean setting = name.startsWith("disable_") || name.startsWith("enable_");
        if (!setting
            && !Functions.isRefused(name)
            && !Functions.isHarmlessTableFunction(name)
            && !List.of("version").contains(name)) {
          unknown.add(name);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void hasAMacroForEveryGuardedFunction() {
    List<String> statements = new Guards(1000).statements();

    assertThat(Functions.guarded())
        .allSatisfy(
            name -> assertThat(statements).anyMatch(sql -> sql.contains(".main." + name + "(")));
  }

  @Test
  void cannotReachFilesEvenPastTheGate() {
    assertThat(new Client(engine).error("from \"/etc/passwd\"").code())
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void seesNoWordThatACommentHidFromTheGate() {
    assertThat(new Client(engine).value("select 1 --\r, repeat('x', 1000000000)")).isEqualTo("1");
  }
}
