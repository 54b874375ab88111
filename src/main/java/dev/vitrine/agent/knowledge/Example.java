package dev.vitrine.agent.knowledge;

/// A question and the SQL that answers it.
///
/// @param description empty where there is none
/// @param origin the file that it is from, or `reviewed`
public record Example(String question, String description, String sql, String origin) {

  /// What questions are compared with.
  String text() {
    return description.isEmpty() ? question : question + "\n" + description;
  }
}
