package dev.vitrine.statements;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class StatementsOnH2Test extends StatementsContract {

  @TempDir private Path data;

  @Override
  Map<String, Object> database() {
    return Map.of("vitrine.data", data.toString());
  }
}
