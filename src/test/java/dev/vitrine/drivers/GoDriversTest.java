package dev.vitrine.drivers;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The contract of the drivers' door with gosnowflake, unmodified, in a process of its own.
class GoDriversTest {

  @TestFactory
  Stream<DynamicTest> gosnowflake() throws Exception {
    Toolchain go = Toolchain.of("go");
    go.ready("go", "build", "-o", "contract", ".");
    try (DriverServer server = DriverServer.start("go")) {
      String program = go.directory().resolve("contract").toString();
      return Told.tests(go.run("go-1.19.1", server.environment(), program));
    }
  }
}
