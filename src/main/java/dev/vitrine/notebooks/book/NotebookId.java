package dev.vitrine.notebooks.book;

import java.util.regex.Pattern;

/// The grammar of a notebook's id, which is also the name of its files.
public final class NotebookId {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private NotebookId() {}

  public static boolean isOne(String text) {
    return UUID.matcher(text).matches();
  }
}
