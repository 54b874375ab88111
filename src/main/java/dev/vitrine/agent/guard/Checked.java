package dev.vitrine.agent.guard;

import java.util.List;

/// SQL that may run.
///
/// @param sql with its VISUALISE clause, if it has one
/// @param tables that it reads, sorted
/// @param chart whether it draws one
public record Checked(String sql, List<String> tables, boolean chart) {

  public Checked {
    tables = List.copyOf(tables);
  }
}
