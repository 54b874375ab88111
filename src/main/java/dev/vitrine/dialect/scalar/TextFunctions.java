package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BINARY;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of texts that the engine has not, or has with another meaning.
///
/// | function | |
/// |---|---|
/// | `sf_initcap(text)`, `sf_initcap_by(text, delimiters)` | INITCAP |
/// | `sf_strtok(text, delimiters, part)`, `sf_split_part(text, delimiter, part)` | STRTOK, SPLIT_PART |
/// | `sf_substr(text, start, length)`, `sf_substr_binary(binary, start, length)` | SUBSTR |
/// | `sf_insert(text, position, length, insertion)` | INSERT |
/// | `sf_translate(text, from, to)` | TRANSLATE |
/// | `sf_position(needle, text, start)` | CHARINDEX, POSITION |
/// | `sf_binary_position(needle, binary, start)` | the same for binaries |
/// | `sf_chr(code)` | CHR |
/// | `sf_collation_key(text, collation)`, `sf_collation_text(text, collation)` | by which texts are compared, sought |
/// | `sf_soundex(text)`, `sf_soundex_p123(text)` | SOUNDEX, SOUNDEX_P123 |
/// | `sf_edit_distance(a, b, most)`, `sf_jaro_winkler(a, b)` | EDITDISTANCE, JAROWINKLER_SIMILARITY |
/// | `sf_concat_ws(separator, text …)` | CONCAT_WS: NULL if any is |
/// | `sf_reverse_binary(binary)` | REVERSE |
/// | `sf_random_text(length, seed)` | RANDSTR |
final class TextFunctions {

  private TextFunctions() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict(
            "sf_collation_key",
            TEXT,
            a -> Collation.of(Args.text(a, 1)).key(Args.text(a, 0)),
            TEXT,
            TEXT),
        Define.strict(
            "sf_collation_text",
            TEXT,
            a -> Collation.of(Args.text(a, 1)).folded(Args.text(a, 0)),
            TEXT,
            TEXT),
        Define.strict("sf_initcap", TEXT, a -> Words.capitalised(Args.text(a, 0)), TEXT),
        Define.strict(
            "sf_initcap_by",
            TEXT,
            a -> Words.capitalised(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT),
        Define.strict(
            "sf_strtok",
            TEXT,
            a -> Words.token(Args.text(a, 0), Args.text(a, 1), Args.number(a, 2)),
            TEXT,
            TEXT,
            BIGINT),
        Define.strict(
            "sf_split_part",
            TEXT,
            a -> Words.part(Args.text(a, 0), Args.text(a, 1), Args.number(a, 2)),
            TEXT,
            TEXT,
            BIGINT),
        Define.strict(
            "sf_substr",
            TEXT,
            a -> Words.sliced(Args.text(a, 0), Args.number(a, 1), Args.number(a, 2)),
            TEXT,
            BIGINT,
            BIGINT),
        Define.strict(
            "sf_substr_binary",
            BINARY,
            a ->
                Words.sliced(Args.latin(a, 0), Args.number(a, 1), Args.number(a, 2))
                    .getBytes(StandardCharsets.ISO_8859_1),
            BINARY,
            BIGINT,
            BIGINT),
        Define.strict(
            "sf_insert",
            TEXT,
            a ->
                Words.inserted(
                    Args.text(a, 0), Args.number(a, 1), Args.number(a, 2), Args.text(a, 3)),
            TEXT,
            BIGINT,
            BIGINT,
            TEXT),
        Define.strict(
            "sf_translate",
            TEXT,
            a -> Words.translated(Args.text(a, 0), Args.text(a, 1), Args.text(a, 2)),
            TEXT,
            TEXT,
            TEXT),
        Define.strict(
            "sf_position",
            BIGINT,
            a -> Words.position(Args.text(a, 0), Args.text(a, 1), Args.number(a, 2)),
            TEXT,
            TEXT,
            BIGINT),
        Define.strict(
            "sf_binary_position",
            BIGINT,
            a -> Words.position(Args.latin(a, 0), Args.latin(a, 1), Args.number(a, 2)),
            BINARY,
            BINARY,
            BIGINT),
        Define.strict("sf_chr", TEXT, a -> Words.character(Args.number(a, 0)), BIGINT),
        Define.strict("sf_soundex", TEXT, a -> Soundex.of(Args.text(a, 0), false), TEXT),
        Define.strict("sf_soundex_p123", TEXT, a -> Soundex.of(Args.text(a, 0), true), TEXT),
        Define.strict(
            "sf_edit_distance",
            BIGINT,
            a -> Similarity.distance(Args.text(a, 0), Args.text(a, 1), Args.number(a, 2)),
            TEXT,
            TEXT,
            BIGINT),
        Define.strict(
            "sf_jaro_winkler",
            BIGINT,
            a -> Similarity.jaroWinkler(Args.text(a, 0), Args.text(a, 1)),
            TEXT,
            TEXT),
        Define.variadic("sf_concat_ws", TEXT, TextFunctions::joined, TEXT, TEXT),
        Define.strict("sf_reverse_binary", BINARY, a -> reversed(Args.bytes(a, 0)), BINARY),
        Define.strict(
            "sf_random_text",
            TEXT,
            a -> RandomText.of(Args.number(a, 0), Args.number(a, 1)),
            BIGINT,
            BIGINT));
  }

  private static @Nullable String joined(@Nullable Object[] arguments) {
    return Args.anyNull(arguments)
        ? null
        : String.join(Args.text(arguments, 0), Args.texts(arguments, 1));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
