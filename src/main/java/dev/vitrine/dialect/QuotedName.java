package dev.vitrine.dialect;

/// Writes names so that they are read as they are.
public final class QuotedName {

  private QuotedName() {}

  public static String of(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
