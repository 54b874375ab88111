package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.gate.Naming;
import dev.vitrine.querybuilder.gate.RefusedSql;
import dev.vitrine.querybuilder.gate.SelectGate;
import dev.vitrine.querybuilder.gate.SelectGate.Passed;
import dev.vitrine.querybuilder.schema.Schema;
import java.util.Optional;

/// The SELECT of an `in_subquery`.
public final class Subquery {

  private Subquery() {}

  /// It written anew, for a warehouse.
  ///
  /// @throws RefusedSql when it may not run
  public static String sql(String given, Schema schema, Naming naming) {
    return SelectGate.pass(given, schema, naming).sql();
  }

  static Optional<String> refusal(String given, Schema schema) {
    try {
      Passed passed = SelectGate.pass(given, schema, new Naming('"', false, true));
      return passed.parameters().isEmpty()
          ? Optional.empty()
          : Optional.of("A subquery has no parameters");
    } catch (RefusedSql refused) {
      return Optional.of(refused.text());
    }
  }
}
