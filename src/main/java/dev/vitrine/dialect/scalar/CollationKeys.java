package dev.vitrine.dialect.scalar;

import java.text.CollationElementIterator;
import java.text.Collator;
import java.text.Normalizer;
import java.text.RuleBasedCollator;
import java.util.Locale;

/// Sort keys by a locale's order of letters, level by level: letters, then accents, then case.
/// Blanks and punctuation come before digits, and digits before letters.
final class CollationKeys {

  private static final Recent<CollationKeys> RECENT =
      new Recent<>(specification -> new CollationKeys(Collation.of(specification)));

  /// Between levels, below every weight.
  private static final char LEVEL = 1;

  /// The first of two characters of a weight; for what is no letter lower than for letters.
  private static final int LETTERS = 0x200;

  private static final int OTHERS = 0x100;

  private final Collation collation;
  private final RuleBasedCollator letters;

  private CollationKeys(Collation collation) {
    this.collation = collation;
    Locale locale = Locale.forLanguageTag(collation.locale().replace('_', '-'));
    this.letters = (RuleBasedCollator) Collator.getInstance(locale);
    letters.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
  }

  static CollationKeys of(Collation collation) {
    return RECENT.of(
        collation.locale()
            + collation.specifiers().stream()
                .sorted()
                .map(s -> "-" + s)
                .reduce("", String::concat));
  }

  /// A collator keeps what it is at.
  synchronized String key(String text) {
    StringBuilder bases = new StringBuilder();
    StringBuilder accents = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    CollationElementIterator elements = letters.getCollationElementIterator(apart);
    int before = -1;
    int at = elements.getOffset();
    for (int e = elements.next(); e != CollationElementIterator.NULLORDER; e = elements.next()) {
      int base = CollationElementIterator.primaryOrder(e);
      boolean alone = at != before && at < apart.length() && !isMark(apart.charAt(at));
      if (base == 0 && alone) {
        other(bases, apart.charAt(at));
      } else {
        weigh(e, base, bases, accents, cases);
      }
      before = at;
      at = elements.getOffset();
    }
    return bases
        + (collation.has("ai") ? "" : LEVEL + accents.toString())
        + (collation.has("ci") ? "" : LEVEL + cases.toString());
  }

  /// A letter, or an accent on the one before it, which has no base of its own.
  private void weigh(
      int element, int base, StringBuilder bases, StringBuilder accents, StringBuilder cases) {
    if (base != 0) {
      weight(bases, LETTERS, base);
      weight(cases, OTHERS, tertiary(element));
    }
    weight(accents, OTHERS, CollationElementIterator.secondaryOrder(element));
  }

  private void other(StringBuilder bases, char c) {
    if (!collation.has("pi")) {
      weight(bases, OTHERS, c);
    }
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// Lower case comes first unless upper case is to.
  private int tertiary(int element) {
    int order = CollationElementIterator.tertiaryOrder(element);
    return collation.has("fu") ? 0xFF - order : order;
  }

  private static void weight(StringBuilder key, int first, int weight) {
    key.append((char) (first + (weight >> 8))).append((char) (OTHERS + (weight & 0xFF)));
  }
}
