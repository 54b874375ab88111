package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Typed;
import java.util.Optional;

/// The variables of a running script, which its statements read as `:name`.
@FunctionalInterface
public interface ScriptVariables {

  ScriptVariables NONE = _ -> Optional.empty();

  /// @param upperCaseName also `ROW.COLUMN` of a row that a loop is at
  Optional<Typed> variable(String upperCaseName);
}
