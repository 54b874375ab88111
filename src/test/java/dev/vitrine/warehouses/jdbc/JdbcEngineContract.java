package dev.vitrine.warehouses.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.warehouses.EngineContract;
import org.junit.jupiter.api.AfterEach;

/// What each engine does, of one behind JDBC, which holds nothing afterwards.
abstract class JdbcEngineContract extends EngineContract {

  @AfterEach
  void leavesNothingBehind() {
    JdbcEngine engine = (JdbcEngine) engine();
    assertThat(engine.inUse()).isZero();
    assertThat(engine.arrowBytes()).isZero();
  }
}
