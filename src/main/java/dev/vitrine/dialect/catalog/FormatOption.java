package dev.vitrine.dialect.catalog;

import static dev.vitrine.dialect.catalog.FormatType.CSV;
import static dev.vitrine.dialect.catalog.FormatType.JSON;
import static dev.vitrine.dialect.catalog.FormatType.PARQUET;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The options of a file format: which type has them, what they may hold, their defaults; in the
/// order in which `DESCRIBE FILE FORMAT` lists them.
public enum FormatOption {
  RECORD_DELIMITER(Holds.DELIMITER, "\n", CSV),
  FIELD_DELIMITER(Holds.DELIMITER, ",", CSV),
  FILE_EXTENSION(Holds.STRING, "", CSV, JSON),
  SKIP_HEADER(Holds.COUNT, "0", CSV),
  PARSE_HEADER(Holds.FLAG, "false", CSV),
  DATE_FORMAT(Holds.STRING, "AUTO", CSV, JSON),
  TIME_FORMAT(Holds.STRING, "AUTO", CSV, JSON),
  TIMESTAMP_FORMAT(Holds.STRING, "AUTO", CSV, JSON),
  BINARY_FORMAT(Holds.BINARY_TEXT, "HEX", CSV, JSON),
  ESCAPE(Holds.CHARACTER, "NONE", CSV),
  ESCAPE_UNENCLOSED_FIELD(Holds.CHARACTER, "\\", CSV),
  TRIM_SPACE(Holds.FLAG, "false", CSV, JSON, PARQUET),
  FIELD_OPTIONALLY_ENCLOSED_BY(Holds.CHARACTER, "NONE", CSV),
  NULL_IF(Holds.STRINGS, "\\N", CSV, JSON, PARQUET),
  COMPRESSION(Holds.COMPRESSION_NAME, "AUTO", CSV, JSON, PARQUET),
  ERROR_ON_COLUMN_COUNT_MISMATCH(Holds.FLAG, "true", CSV),
  VALIDATE_UTF8(Holds.FLAG, "true", CSV),
  ENABLE_OCTAL(Holds.FLAG, "false", JSON),
  ALLOW_DUPLICATE(Holds.FLAG, "false", JSON),
  STRIP_OUTER_ARRAY(Holds.FLAG, "false", JSON),
  STRIP_NULL_VALUES(Holds.FLAG, "false", JSON),
  IGNORE_UTF8_ERRORS(Holds.FLAG, "false", JSON),
  BINARY_AS_TEXT(Holds.FLAG, "true", PARQUET),
  SNAPPY_COMPRESSION(Holds.FLAG, "true", PARQUET),
  USE_LOGICAL_TYPE(Holds.FLAG, "false", PARQUET),
  USE_VECTORIZED_SCANNER(Holds.FLAG, "false", PARQUET),
  SKIP_BLANK_LINES(Holds.FLAG, "false", CSV),
  REPLACE_INVALID_CHARACTERS(Holds.FLAG, "false", CSV, JSON, PARQUET),
  EMPTY_FIELD_AS_NULL(Holds.FLAG, "true", CSV),
  SKIP_BYTE_ORDER_MARK(Holds.FLAG, "true", CSV, JSON),
  ENCODING(Holds.ENCODING_NAME, "UTF8", CSV),
  MULTI_LINE(Holds.FLAG, "true", CSV, JSON);

  /// What an option may hold.
  enum Holds {
    FLAG("Boolean"),
    COUNT("Integer"),
    STRING("String"),
    STRINGS("List"),
    DELIMITER("String"),
    CHARACTER("String"),
    COMPRESSION_NAME("String"),
    BINARY_TEXT("String"),
    ENCODING_NAME("String");

    private final String shown;

    Holds(String shown) {
      this.shown = shown;
    }
  }

  private static final int LONGEST_DELIMITER = 20;
  private static final Set<String> BINARY_TEXTS = Set.of("HEX", "BASE64", "UTF8", "UTF-8");
  private static final Set<String> QUOTES = Set.of("", "NONE", "'", "\"");
  private static final Set<String> COMPRESSIONS =
      Set.of(
          "AUTO",
          "GZIP",
          "BZ2",
          "BROTLI",
          "ZSTD",
          "DEFLATE",
          "RAW_DEFLATE",
          "NONE",
          "LZO",
          "SNAPPY");

  private final Holds holds;
  private final String standard;

  private final String types;

  FormatOption(Holds holds, String standard, FormatType... types) {
    this.holds = holds;
    this.standard = standard;
    this.types = Arrays.toString(types);
  }

  /// The option of this name, in any case.
  static Optional<FormatOption> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (FormatOption option : values()) {
      if (option.name().equals(upper)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  boolean isOf(FormatType type) {
    return types.contains(type.name());
  }

  /// Its type as `DESCRIBE` shows it.
  String shownType() {
    return holds.shown;
  }

  boolean isList() {
    return holds == Holds.STRINGS;
  }

  /// Whether its text is read with escapes of its own.
  boolean isDelimiter() {
    return holds == Holds.DELIMITER || holds == Holds.CHARACTER;
  }

  boolean isFlag() {
    return holds == Holds.FLAG;
  }

  boolean isCount() {
    return holds == Holds.COUNT;
  }

  /// What holds where nothing was said; of a list its texts.
  List<String> standard(FormatType type) {
    return this == NULL_IF && type != CSV ? List.of() : List.of(standard);
  }

  /// What `DESCRIBE` calls its default.
  List<String> shownStandard() {
    return List.of(standard);
  }

  /// The checked value: of a list its texts, else one text; NONE and AUTO in upper case, flags in
  /// lower.
  ///
  /// @throws SqlError `INVALID_VALUE`
  List<String> read(OptionValue value) {
    return switch (holds) {
      case FLAG -> List.of(flag(value));
      case COUNT -> List.of(count(value));
      case STRING -> List.of(text(value));
      case STRINGS -> texts(value);
      case DELIMITER -> List.of(delimiter(value, LONGEST_DELIMITER));
      case CHARACTER -> List.of(delimiter(value, 1));
      case COMPRESSION_NAME -> List.of(oneOf(value, COMPRESSIONS));
      case BINARY_TEXT -> List.of(oneOf(value, BINARY_TEXTS).replace("-", ""));
      case ENCODING_NAME -> List.of(encoding(value));
    };
  }

  private String flag(OptionValue value) {
    if (value instanceof OptionValue.Word(String text)
        && (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE"))) {
      return text.toLowerCase(Locale.ROOT);
    }
    throw invalid(value, name());
  }

  private String count(OptionValue value) {
    if (value instanceof OptionValue.Word(String text) && text.matches("[0-9]{1,9}")) {
      return Integer.toString(Integer.parseInt(text));
    }
    throw invalid(value, name());
  }

  private String text(OptionValue value) {
    return switch (value) {
      case OptionValue.Text(String text) -> text.equalsIgnoreCase("AUTO") ? "AUTO" : text;
      case OptionValue.Word(String text)
          when text.equalsIgnoreCase("AUTO") || text.equalsIgnoreCase("NONE") ->
          this == FILE_EXTENSION ? "" : text.toUpperCase(Locale.ROOT);
      case OptionValue.Word _, OptionValue.Texts _, OptionValue.Group _ ->
          throw invalid(value, name());
    };
  }

  private List<String> texts(OptionValue value) {
    return switch (value) {
      case OptionValue.Texts(List<String> texts) -> texts;
      case OptionValue.Text(String text) -> List.of(text);
      case OptionValue.Word _, OptionValue.Group _ -> throw invalid(value, name());
    };
  }

  private String delimiter(OptionValue value, int longest) {
    String text =
        switch (value) {
          case OptionValue.Word(String word) when word.equalsIgnoreCase("NONE") -> "NONE";
          case OptionValue.Text(String quoted) when quoted.equalsIgnoreCase("NONE") -> "NONE";
          case OptionValue.Text(String quoted) -> Delimiters.decode(quoted);
          case OptionValue.Word _, OptionValue.Texts _, OptionValue.Group _ ->
              throw invalid(value, name());
        };
    if (text.isEmpty() && this != FIELD_OPTIONALLY_ENCLOSED_BY && this != ESCAPE) {
      throw invalid(value, name());
    }
    if (text.codePointCount(0, text.length()) > longest && !text.equals("NONE")) {
      throw invalid(value, name());
    }
    if (this == FIELD_OPTIONALLY_ENCLOSED_BY && !QUOTES.contains(text)) {
      throw invalid(value, name());
    }
    return text.isEmpty() ? "NONE" : text;
  }

  private String oneOf(OptionValue value, Set<String> allowed) {
    String text = value.plain().toUpperCase(Locale.ROOT);
    if (!allowed.contains(text)) {
      throw invalid(value, name());
    }
    return text;
  }

  private String encoding(OptionValue value) {
    return Encodings.named(value.plain()).orElseThrow(() -> invalid(value, name()));
  }

  static SqlError invalid(OptionValue value, String option) {
    return new SqlError(
        ErrorCode.INVALID_VALUE,
        "SQL compilation error:\ninvalid value [%s] for parameter '%s'"
            .formatted(value.shown(), option));
  }
}
