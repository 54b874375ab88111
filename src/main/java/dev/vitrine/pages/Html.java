package dev.vitrine.pages;

/// Text on its way into HTML.
public final class Html {

  private Html() {}

  /// Fit for an element's content and for an attribute in quotes.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// A JSON document fit for a `script` element: nothing in it can end the element, and it stays
  /// the same document, since `<` stands in strings only.
  static String json(String document) {
    return document.replace("<", "\\u003c");
  }
}
