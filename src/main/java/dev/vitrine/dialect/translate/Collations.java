package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.scalar.Collation;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.List;

/// What texts are compared by.
public final class Collations {

  private Collations() {}

  /// The text, compared by a collation; an empty one stands for code points.
  ///
  /// @throws dev.vitrine.kernel.SqlError for a collation that is none
  public static Typed collated(Typed value, String collation) {
    Typed text = Casts.implicit(value, SqlType.TEXT);
    return text.withType(text.type().withCollation(checked(collation))).collating(true);
  }

  /// A specification as it is kept.
  ///
  /// @throws dev.vitrine.kernel.SqlError for one that is none
  public static String checked(String collation) {
    return collation.isEmpty() || Collation.of(collation).isUtf8() ? "" : collation;
  }

  /// The collation of a function's texts, which it compares by.
  public static String of(List<Typed> texts) {
    boolean chosen = areChosen(texts);
    return texts.stream()
        .filter(text -> text.isText() && text.collates() == chosen)
        .map(text -> text.type().collation())
        .reduce("", Types::collation);
  }

  /// Whether `COLLATE` tells what these texts are compared by, and columns do not.
  static boolean areChosen(List<Typed> texts) {
    return texts.stream().anyMatch(Typed::collates);
  }

  /// A text made of others, with the collation of these.
  public static Typed kept(List<Typed> texts, Typed made) {
    return made.withType(made.type().withCollation(of(texts))).collating(areChosen(texts));
  }

  /// The collation by which a function seeks a text in another.
  public static String sought(String function, List<Typed> texts) {
    String collation = of(texts);
    if (!collation.isEmpty() && !Collation.of(collation).seeks()) {
      throw unsupported(function, collation);
    }
    return collation;
  }

  /// The collation by which `LIKE` compares.
  public static String matched(String function, List<Typed> texts) {
    String collation = of(texts);
    if (!collation.isEmpty() && !Collation.of(collation).converts()) {
      throw unsupported(function, collation);
    }
    return collation;
  }

  /// Refuses texts with a collation.
  public static void refuse(String function, List<Typed> texts) {
    String collation = of(texts);
    if (!collation.isEmpty()) {
      throw unsupported(function, collation);
    }
  }

  private static RuntimeException unsupported(String function, String collation) {
    return Problems.plain(
        ErrorCode.COMPILATION,
        "Function " + function + " does not support collation: " + collation + ".");
  }
}
