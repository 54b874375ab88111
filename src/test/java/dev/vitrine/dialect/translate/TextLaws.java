package dev.vitrine.dialect.translate;

import static dev.vitrine.dialect.translate.FunctionLaws.integer;
import static dev.vitrine.dialect.translate.FunctionLaws.number;
import static dev.vitrine.dialect.translate.FunctionLaws.numbers;
import static dev.vitrine.dialect.translate.FunctionLaws.text;
import static dev.vitrine.dialect.translate.FunctionLaws.texts;

import dev.vitrine.dialect.translate.FunctionLaws.Argument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Functions of texts, by code points.
final class TextLaws {

  private static final List<Argument> TEXTS =
      texts(
          "",
          "a",
          "Hello World",
          "  padded ",
          "ÄÖü é",
          "日本語のテキスト",
          "a😀b",
          "it's",
          "a,b,,c",
          "\\x\\",
          "%_",
          "tab\there",
          "x".repeat(300));
  private static final List<Argument> SHORT = texts("a", "l", "", "日本", ",", "X", "😀", "lo W");
  private static final List<Argument> NOT_EMPTY = texts("a", "l", "日本", ",", "X", "😀", "lo W");
  private static final List<Argument> COUNTS = numbers("0", "1", "2", "5", "400", "-1");
  private static final List<Argument> PLACES = numbers("1", "2", "4", "12", "500", "-1", "-3");
  private static final List<Argument> WORDS = texts("abc", "a1b22c", "", "foo bar foo", "日本 a");
  private static final List<Argument> PATTERNS = texts("[a-z]+", "[0-9]", "o.", ".*", "x");

  private TextLaws() {}

  static void define(FunctionLaws laws) {
    lengths(laws);
    made(laws);
    parts(laws);
    searched(laws);
    patterns(laws);
    encoded(laws);
    digests(laws);
  }

  private static void lengths(FunctionLaws laws) {
    laws.of("LENGTH,LEN,CHAR_LENGTH,CHARACTER_LENGTH", a -> number(points(a[0]).length), TEXTS);
    laws.of("OCTET_LENGTH", a -> number(bytes(a[0]).length), TEXTS);
    laws.of("BIT_LENGTH", a -> number(8L * bytes(a[0]).length), TEXTS);
    laws.of(
        "RTRIMMED_LENGTH",
        a -> number(points(stripped(text(a[0]), " ", false, true)).length),
        TEXTS);
    laws.of("ASCII", a -> number(first(a[0])), texts("", "a", "Z9", "!"));
    laws.of("UNICODE", a -> number(first(a[0])), TEXTS);
  }

  private static void made(FunctionLaws laws) {
    laws.of("UPPER", a -> text(a[0]).toUpperCase(Locale.ROOT), TEXTS);
    laws.of("LOWER", a -> text(a[0]).toLowerCase(Locale.ROOT), TEXTS);
    laws.of("REVERSE", a -> new StringBuilder(text(a[0])).reverse().toString(), TEXTS);
    laws.of("CONCAT", a -> text(a[0]) + a[1], TEXTS, TEXTS);
    laws.of("CONCAT_WS", a -> text(a[1]) + a[0] + a[2], NOT_EMPTY, TEXTS, TEXTS);
    laws.of("REPEAT", a -> text(a[0]).repeat(Math.max(0, integer(a[1]))), TEXTS, COUNTS);
    laws.of("SPACE", a -> " ".repeat(Math.max(0, integer(a[0]))), COUNTS);
    laws.of(
        "CHR,CHAR",
        a -> Character.toString(integer(a[0])),
        numbers("65", "233", "26085", "128512"));
    laws.of("LPAD", a -> pad(a, true), TEXTS, COUNTS, NOT_EMPTY);
    laws.of("RPAD", a -> pad(a, false), TEXTS, COUNTS, NOT_EMPTY);
    laws.of(
        "REPLACE",
        a -> text(a[1]).isEmpty() ? a[0] : text(a[0]).replace(text(a[1]), text(a[2])),
        TEXTS,
        SHORT,
        SHORT);
    laws.of(
        "REPLACE",
        a -> text(a[1]).isEmpty() ? a[0] : text(a[0]).replace(text(a[1]), ""),
        TEXTS,
        SHORT);
    laws.of(
        "TRANSLATE", TextLaws::translated, TEXTS, texts("abc", "la", "日a"), texts("", "x", "xy"));
    laws.of("INITCAP", TextLaws::capitals, texts("", "hello wORLD", "a-b_c d", "x1y 2z"));
    laws.of(
        "INSERT",
        TextLaws::inserted,
        texts("abcdef", "日本語"),
        numbers("1", "2", "3"),
        numbers("0", "1", "2"),
        SHORT);
  }

  private static void parts(FunctionLaws laws) {
    laws.of("LEFT", a -> slice(a[0], 0, integer(a[1])), TEXTS, COUNTS);
    laws.of(
        "RIGHT",
        a -> slice(a[0], points(a[0]).length - Math.max(0, integer(a[1])), Integer.MAX_VALUE),
        TEXTS,
        COUNTS);
    laws.of("SUBSTR,SUBSTRING", a -> substring(a, Integer.MAX_VALUE), TEXTS, PLACES);
    laws.of("SUBSTR,SUBSTRING", a -> substring(a, integer(a[2])), TEXTS, PLACES, COUNTS);
    laws.of("TRIM", a -> stripped(text(a[0]), " ", true, true), TEXTS);
    laws.of("LTRIM", a -> stripped(text(a[0]), " ", true, false), TEXTS);
    laws.of("RTRIM", a -> stripped(text(a[0]), " ", false, true), TEXTS);
    laws.of("TRIM", a -> stripped(text(a[0]), text(a[1]), true, true), TEXTS, NOT_EMPTY);
    laws.of("LTRIM", a -> stripped(text(a[0]), text(a[1]), true, false), TEXTS, NOT_EMPTY);
    laws.of("RTRIM", a -> stripped(text(a[0]), text(a[1]), false, true), TEXTS, NOT_EMPTY);
    laws.of(
        "SPLIT_PART",
        TextLaws::splitPart,
        texts("a,b,,c", "", "abc", ",", "日本,a"),
        texts(",", "b", "日"),
        numbers("1", "2", "3", "0", "-1", "-4", "9"));
    laws.of(
        "STRTOK",
        TextLaws::token,
        texts("a.b.c", "a b  c", "user@x.com", ""),
        texts(" ", ".@", "x"),
        numbers("1", "2", "3", "9"));
  }

  private static void searched(FunctionLaws laws) {
    laws.of("CONTAINS", a -> text(a[0]).contains(text(a[1])), TEXTS, SHORT);
    laws.of("STARTSWITH", a -> text(a[0]).startsWith(text(a[1])), TEXTS, SHORT);
    laws.of("ENDSWITH", a -> text(a[0]).endsWith(text(a[1])), TEXTS, SHORT);
    laws.of("POSITION,CHARINDEX", a -> number(place(text(a[0]), text(a[1]), 1)), NOT_EMPTY, TEXTS);
    laws.of(
        "POSITION,CHARINDEX",
        a -> number(place(text(a[0]), text(a[1]), integer(a[2]))),
        NOT_EMPTY,
        TEXTS,
        numbers("1", "2", "5"));
    laws.of(
        "LIKE", a -> like(a, 0), TEXTS, texts("%", "_", "a%", "%l%", "H_llo%", "\\x%", "%\t%", ""));
    laws.of(
        "ILIKE",
        a -> like(a, Pattern.CASE_INSENSITIVE),
        TEXTS,
        texts("%", "_", "A%", "%L%", "h_LLO%"));
    laws.of(
        "EDITDISTANCE",
        a -> number(distance(text(a[0]), text(a[1]), Integer.MAX_VALUE)),
        WORDS,
        WORDS);
    laws.of(
        "EDITDISTANCE",
        a -> number(distance(text(a[0]), text(a[1]), integer(a[2]))),
        WORDS,
        WORDS,
        numbers("1", "3"));
  }

  private static void patterns(FunctionLaws laws) {
    laws.of("REGEXP_LIKE,RLIKE,REGEXP", a -> text(a[0]).matches(text(a[1])), WORDS, PATTERNS);
    laws.of(
        "REGEXP_COUNT",
        a -> number(matcher(a).results().filter(m -> m.end() > m.start()).count()),
        WORDS,
        texts("[a-z]+", "[0-9]", "o.", "x"));
    laws.of(
        "REGEXP_SUBSTR",
        a -> matcher(a).results().findFirst().map(m -> m.group()).orElse(null),
        WORDS,
        texts("[a-z]+", "[0-9]", "o.", "x"));
    laws.of(
        "REGEXP_INSTR",
        a -> number((long) matcher(a).results().findFirst().map(m -> m.start() + 1).orElse(0)),
        WORDS,
        texts("[a-z]+", "[0-9]", "o.", "x"));
    laws.of(
        "REGEXP_REPLACE",
        a -> matcher(a).replaceAll("#"),
        WORDS,
        texts("[a-z]+", "[0-9]", "o.", "x"),
        texts("#"));
  }

  private static void encoded(FunctionLaws laws) {
    HexFormat hex = HexFormat.of().withUpperCase();
    laws.of("HEX_ENCODE", a -> hex.formatHex(bytes(a[0])), TEXTS);
    laws.of(
        "HEX_ENCODE",
        a -> (integer(a[1]) == 1 ? hex : HexFormat.of()).formatHex(bytes(a[0])),
        TEXTS,
        numbers("0", "1"));
    laws.of("BASE64_ENCODE", a -> Base64.getEncoder().encodeToString(bytes(a[0])), TEXTS);
    laws.of(
        "HEX_DECODE_STRING,TRY_HEX_DECODE_STRING",
        a -> new String(HexFormat.of().parseHex(text(a[0])), StandardCharsets.UTF_8),
        texts("", "61", "e697a5", "4a4B"));
    laws.of(
        "HEX_DECODE_BINARY,TRY_HEX_DECODE_BINARY",
        a -> text(a[0]).toUpperCase(Locale.ROOT),
        texts("", "61", "ff00", "4a4B"));
    laws.of(
        "BASE64_DECODE_STRING,TRY_BASE64_DECODE_STRING",
        a -> new String(Base64.getDecoder().decode(text(a[0])), StandardCharsets.UTF_8),
        texts("", "YQ==", "5pel"));
    laws.of(
        "BASE64_DECODE_BINARY,TRY_BASE64_DECODE_BINARY",
        a -> hex.formatHex(Base64.getDecoder().decode(text(a[0]))),
        texts("", "YQ==", "/wA="));
  }

  private static void digests(FunctionLaws laws) {
    laws.of("MD5,MD5_HEX", a -> HexFormat.of().formatHex(digest("MD5", a[0])), TEXTS);
    laws.of("SHA1,SHA1_HEX", a -> HexFormat.of().formatHex(digest("SHA-1", a[0])), TEXTS);
    laws.of("SHA2,SHA2_HEX", a -> HexFormat.of().formatHex(digest("SHA-256", a[0])), TEXTS);
    laws.of(
        "SHA2,SHA2_HEX",
        a ->
            HexFormat.of()
                .formatHex(digest("SHA-" + (integer(a[1]) == 0 ? 256 : integer(a[1])), a[0])),
        TEXTS,
        numbers("0", "224", "256", "384", "512"));
    HexFormat upper = HexFormat.of().withUpperCase();
    laws.of("MD5_BINARY", a -> upper.formatHex(digest("MD5", a[0])), TEXTS);
    laws.of("SHA1_BINARY", a -> upper.formatHex(digest("SHA-1", a[0])), TEXTS);
    laws.of("SHA2_BINARY", a -> upper.formatHex(digest("SHA-256", a[0])), TEXTS);
    laws.of(
        "MD5_NUMBER_LOWER64",
        a -> new BigDecimal(new BigInteger(1, Arrays.copyOfRange(digest("MD5", a[0]), 8, 16))),
        TEXTS);
    laws.of(
        "MD5_NUMBER_UPPER64",
        a -> new BigDecimal(new BigInteger(1, Arrays.copyOfRange(digest("MD5", a[0]), 0, 8))),
        TEXTS);
  }

  private static int[] points(@Nullable Object text) {
    return text(text).codePoints().toArray();
  }

  private static byte[] bytes(@Nullable Object text) {
    return text(text).getBytes(StandardCharsets.UTF_8);
  }

  private static int first(@Nullable Object text) {
    return points(text).length == 0 ? 0 : points(text)[0];
  }

  private static String slice(@Nullable Object text, int from, int count) {
    int[] points = points(text);
    int start = Math.max(0, Math.min(from, points.length));
    long end = Math.min(points.length, (long) from + Math.max(0, count));
    return new String(points, start, (int) Math.max(0, end - start));
  }

  /// The first is 1; negative places count from the end.
  private static String substring(@Nullable Object[] a, int count) {
    int place = integer(a[1]);
    int from = place < 0 ? points(a[0]).length + place : place - 1;
    return from < 0 ? "" : slice(a[0], from, count);
  }

  private static String stripped(String text, String set, boolean left, boolean right) {
    int[] points = text.codePoints().toArray();
    int start = 0;
    int end = points.length;
    while (left && start < end && set.indexOf(points[start]) >= 0) {
      start++;
    }
    while (right && end > start && set.indexOf(points[end - 1]) >= 0) {
      end--;
    }
    return new String(points, start, end - start);
  }

  private static String pad(@Nullable Object[] a, boolean left) {
    int length = Math.max(0, integer(a[1]));
    int missing = length - points(a[0]).length;
    String filling = missing <= 0 ? "" : slice(text(a[2]).repeat(missing), 0, missing);
    String kept = slice(a[0], 0, length);
    return left ? filling + kept : kept + filling;
  }

  private static String translated(@Nullable Object[] a) {
    int[] from = points(a[1]);
    int[] to = points(a[2]);
    return text(a[0])
        .codePoints()
        .mapToObj(point -> translated(point, from, to))
        .collect(Collectors.joining());
  }

  private static String translated(int point, int[] from, int[] to) {
    for (int i = 0; i < from.length; i++) {
      if (from[i] == point) {
        return i < to.length ? Character.toString(to[i]) : "";
      }
    }
    return Character.toString(point);
  }

  /// A letter behind what is neither letter nor digit is a capital, all others are small.
  private static String capitals(@Nullable Object[] a) {
    StringBuilder made = new StringBuilder();
    boolean inWord = false;
    for (char c : text(a[0]).toCharArray()) {
      made.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetterOrDigit(c);
    }
    return made.toString();
  }

  private static String inserted(@Nullable Object[] a) {
    int at = integer(a[1]) - 1;
    String tail = slice(a[0], at + integer(a[2]), Integer.MAX_VALUE);
    return slice(a[0], 0, at) + a[3] + tail;
  }

  private static String splitPart(@Nullable Object[] a) {
    String[] parts = text(a[0]).split(Pattern.quote(text(a[1])), -1);
    int number = integer(a[2]);
    int index = number == 0 ? 0 : number > 0 ? number - 1 : parts.length + number;
    return index >= 0 && index < parts.length ? parts[index] : "";
  }

  private static @Nullable String token(@Nullable Object[] a) {
    List<String> tokens =
        Arrays.stream(text(a[0]).split("[" + Pattern.quote(text(a[1])) + "]"))
            .filter(token -> !token.isEmpty())
            .toList();
    int number = integer(a[2]);
    return number <= tokens.size() ? tokens.get(number - 1) : null;
  }

  /// 0 where it is not found.
  private static int place(String part, String whole, int from) {
    int length = whole.codePointCount(0, whole.length());
    if (from > length) {
      return 0;
    }
    int found = whole.indexOf(part, whole.offsetByCodePoints(0, from - 1));
    return found < 0 ? 0 : whole.codePointCount(0, found) + 1;
  }

  /// `%` is any text, `_` any character; nothing is escaped.
  private static boolean like(@Nullable Object[] a, int flags) {
    String pattern =
        text(a[1])
            .codePoints()
            .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(pattern, flags | Pattern.DOTALL).matcher(text(a[0])).matches();
  }

  private static Matcher matcher(@Nullable Object[] a) {
    return Pattern.compile(text(a[1])).matcher(text(a[0]));
  }

  private static int distance(String a, String b, int most) {
    int[] before = new int[b.length() + 1];
    Arrays.setAll(before, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return Math.min(before[b.length()], most);
  }

  private static byte[] digest(String algorithm, @Nullable Object text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes(text));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
