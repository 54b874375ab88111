package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.TextCells;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbEngineContractTest extends JdbcEngineContract {

  @BeforeAll
  static void requireServer() {
    assumeTrue(MariaDb.absent().isEmpty(), () -> MariaDb.absent().orElse(""));
  }

  @Override
  protected Engine open() {
    return MariaDb.engine(
        MariaDb.database(
            "create table t(a integer) engine = innodb",
            "create table v(a bigint unsigned, b decimal(10,2), c boolean, d date, e datetime(6),"
                + " f timestamp(6) null, g json, h blob, i double, j time, k varchar(10))",
            "insert into v values (18446744073709551615, 1.25, true, '2026-01-31',"
                + " '2026-01-31 10:11:12.123456', '2026-01-31 10:11:12.123456', '{\"a\": 1}',"
                + " x'00ff', 0.5, '10:11:12', 'é')"));
  }

  @Override
  protected String rows(int count) {
    return count == 0
        ? "select seq from seq_1_to_1 where seq = 0"
        : "select seq from seq_1_to_" + count;
  }

  @Override
  protected String endless() {
    return "select sum(a.seq * b.seq) from seq_1_to_1000000000 a, seq_1_to_1000000000 b";
  }

  @Override
  protected String rowsThenEndless() {
    return "select seq from seq_1_to_1000000000000 where seq < 400000 or seq < 0";
  }

  @Override
  protected String change(int count) {
    return "insert into t select seq from seq_1_to_" + count;
  }

  @Override
  protected String failing() {
    return "insert into nosuch values (1)";
  }

  @Test
  void valuesOfItsTypesArrive() {
    TextCells cells = new TextCells();

    engine().run(run("select a, b, c, d, k, i, j, g from v", Effect.READS), cells, CommitGate.OPEN);

    assertThat(cells.rows())
        .containsExactly(
            List.of(
                "18446744073709551615",
                "1.25",
                "true",
                "20484",
                "é",
                "0.5",
                "10:11:12",
                "{\"a\": 1}"));
  }

  @Test
  void textInCommentsThatTheServerRunsIsRefused() {
    assertThatThrownBy(() ->
            engine()
                .run(
                    run("select 1 /*! into outfile '/tmp/x' */", Effect.READS),
                    new TextCells(),
                    CommitGate.OPEN))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
  }
}
