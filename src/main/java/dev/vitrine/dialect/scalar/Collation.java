package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A collation specification such as `en-ci` or `upper-trim`: perhaps a locale, then specifiers.
///
/// @param locale whose order of letters counts; `utf8` for code points
/// @param specifiers `ci`, `ai`, `pi`, `fu`, `upper`, `lower`, `trim`, `ltrim`, `rtrim` and what
///   goes without saying, `cs`, `as`, `ps`, `fl`
public record Collation(String locale, Set<String> specifiers) {

  static final String CODE_POINTS = "utf8";

  private static final Set<String> SPECIFIERS =
      Set.of(
          "cs", "ci", "as", "ai", "ps", "pi", "fl", "fu", "upper", "lower", "trim", "ltrim",
          "rtrim");

  private static final List<Set<String>> EXCLUSIVE =
      List.of(
          Set.of("cs", "ci"),
          Set.of("as", "ai"),
          Set.of("ps", "pi"),
          Set.of("fl", "fu"),
          Set.of("upper", "lower"),
          Set.of("trim", "ltrim", "rtrim"));

  private static final Set<String> LOCALES =
      Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  private static final Recent<Collation> RECENT = new Recent<>(Collation::parse);

  public Collation {
    specifiers = Set.copyOf(specifiers);
  }

  /// @throws SqlError `INVALID_COLLATION` for one that Snowflake does not know
  public static Collation of(String specification) {
    return RECENT.of(specification);
  }

  private static Collation parse(String specification) {
    List<String> words = List.of(specification.strip().toLowerCase(Locale.ROOT).split("-", -1));
    boolean local = !SPECIFIERS.contains(words.getFirst());
    List<String> rest = local ? words.subList(1, words.size()) : words;
    String locale = local ? locale(words.getFirst(), specification) : CODE_POINTS;
    boolean twice =
        EXCLUSIVE.stream().anyMatch(set -> rest.stream().filter(set::contains).count() > 1);
    if (twice || !SPECIFIERS.containsAll(rest)) {
      throw unknown(specification);
    }
    return new Collation(locale, Set.copyOf(rest));
  }

  private static String locale(String word, String specification) {
    String language = word.split("_", 2)[0];
    if (word.equals(CODE_POINTS) || word.equals("bin")) {
      return CODE_POINTS;
    }
    if (language.equals("sp")) {
      return "es";
    }
    if (!LOCALES.contains(language)) {
      throw unknown(specification);
    }
    return word;
  }

  private static SqlError unknown(String specification) {
    return new SqlError(
        ErrorCode.COMPILATION,
        "SQL compilation error:\nInvalid collation specification '" + specification + "'.");
  }

  /// Whether it is no other than the order of code points.
  public boolean isUtf8() {
    return isOfCodePoints() && Set.of("cs", "as", "ps", "fl").containsAll(specifiers);
  }

  boolean has(String specifier) {
    return specifiers.contains(specifier);
  }

  boolean isOfCodePoints() {
    return locale.equals(CODE_POINTS);
  }

  /// Whether all it does is to convert texts before they are compared, so that `LIKE` may take it.
  public boolean converts() {
    return isOfCodePoints() && !has("ci") && !has("ai") && !has("pi");
  }

  /// Whether parts of texts may be sought by it.
  public boolean seeks() {
    return !has("pi") && !(has("ai") && !has("ci"));
  }

  /// The text as its letters count: in one case where case does not, without accents where those do
  /// not. Accented letters are one character each.
  public String folded(String text) {
    String folded = converted(text);
    if (has("ci")) {
      folded = folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
    return has("ai") ? withoutMarks(folded) : folded;
  }

  private String converted(String text) {
    String blanks = has("trim") || has("ltrim") ? text.replaceFirst("^ +", "") : text;
    String trimmed = has("trim") || has("rtrim") ? blanks.replaceFirst(" +$", "") : blanks;
    if (has("upper")) {
      return trimmed.toUpperCase(Locale.ROOT);
    }
    return has("lower") ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
  }

  private static String withoutMarks(String text) {
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  /// A text whose order of code points is this collation's order: equal where texts count as equal.
  public String key(String text) {
    return isOfCodePoints() ? plain(text) : CollationKeys.of(this).key(converted(text));
  }

  private String plain(String text) {
    String folded = folded(text);
    if (!has("pi")) {
      return folded;
    }
    StringBuilder letters = new StringBuilder();
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
