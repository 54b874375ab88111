package dev.vitrine.dialect.catalog;

import static dev.vitrine.dialect.catalog.FormatOption.COMPRESSION;
import static dev.vitrine.dialect.catalog.FormatOption.ENCODING;
import static dev.vitrine.dialect.catalog.FormatOption.FILE_EXTENSION;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How files are read and written: a type and the options that were said of it (Snowflake, CREATE
/// FILE FORMAT).
///
/// ```java
/// FileFormat format = FileFormat.of(Map.of("TYPE", new Word("CSV"), "SKIP_HEADER", new Word("1")));
/// format.count(FormatOption.SKIP_HEADER); // 1
/// ```
public final class FileFormat {

  /// CSV with all its defaults.
  public static final FileFormat STANDARD = of(FormatType.CSV);

  private static final Set<String> FOR_PARQUET = Set.of("LZO", "SNAPPY");

  private final FormatType type;
  private final Map<FormatOption, List<String>> said;

  private FileFormat(FormatType type, Map<FormatOption, List<String>> said) {
    this.type = type;
    this.said = Collections.unmodifiableMap(said);
  }

  /// One line of `DESCRIBE FILE FORMAT`.
  public record Property(String name, String type, String value, String standard) {}

  /// A type with its defaults.
  public static FileFormat of(FormatType type) {
    return new FileFormat(type, new EnumMap<>(FormatOption.class));
  }

  /// @param options by name in any case, `TYPE` among them unless it is CSV
  /// @throws SqlError for an unknown option, one of another type, or a value that it cannot hold
  public static FileFormat of(Map<String, OptionValue> options) {
    FormatType type = FormatType.CSV;
    for (var option : options.entrySet()) {
      if (option.getKey().equalsIgnoreCase("TYPE")) {
        type = FormatType.of(option.getValue());
      }
    }
    return of(type).with(options);
  }

  /// This format with these options over its own.
  public FileFormat with(Map<String, OptionValue> options) {
    Map<FormatOption, List<String>> all = new EnumMap<>(FormatOption.class);
    all.putAll(said);
    for (var option : options.entrySet()) {
      if (!option.getKey().equalsIgnoreCase("TYPE")) {
        FormatOption known = option(option.getKey());
        all.put(known, known.read(option.getValue()));
      } else if (FormatType.of(option.getValue()) != type) {
        throw new SqlError(
            ErrorCode.COMPILATION, "SQL compilation error:\nFile format type cannot be changed.");
      }
    }
    FileFormat format = new FileFormat(type, all);
    format.check();
    return format;
  }

  private FormatOption option(String name) {
    FormatOption option =
        FormatOption.named(name)
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.INVALID_PARAMETER,
                    "SQL compilation error:\ninvalid parameter '"
                        + name.toUpperCase(Locale.ROOT)
                        + "'"));
    if (!option.isOf(type)) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "SQL compilation error:\nOption %s is not valid for file format type %s."
              .formatted(option, type));
    }
    return option;
  }

  private void check() {
    if (type == FormatType.CSV
        && flag(FormatOption.PARSE_HEADER)
        && count(FormatOption.SKIP_HEADER) > 0) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "SQL compilation error:\nPARSE_HEADER and SKIP_HEADER cannot be used together");
    }
    if (type != FormatType.PARQUET && FOR_PARQUET.contains(compression())) {
      throw FormatOption.invalid(new OptionValue.Word(compression()), COMPRESSION.name());
    }
    checkDelimiters();
  }

  /// One that is a part of the other could not be told from it.
  private void checkDelimiters() {
    String fields = text(FormatOption.FIELD_DELIMITER).orElse("");
    String records = text(FormatOption.RECORD_DELIMITER).orElse("");
    boolean both = type == FormatType.CSV && !fields.isEmpty() && !records.isEmpty();
    if (both && (fields.contains(records) || records.contains(fields))) {
      throw FormatOption.invalid(new OptionValue.Text(fields), FormatOption.FIELD_DELIMITER.name());
    }
  }

  public FormatType type() {
    return type;
  }

  /// @param option of this type; of another one it has its default
  public boolean flag(FormatOption option) {
    return Boolean.parseBoolean(value(option));
  }

  public int count(FormatOption option) {
    return Integer.parseInt(value(option));
  }

  /// Empty where the option says NONE, or AUTO.
  public Optional<String> text(FormatOption option) {
    String value = value(option);
    return value.isEmpty() || value.equals("NONE") || value.equals("AUTO")
        ? Optional.empty()
        : Optional.of(value);
  }

  public List<String> texts(FormatOption option) {
    return said.getOrDefault(option, option.standard(type));
  }

  /// Whether the option was said.
  public boolean says(FormatOption option) {
    return said.containsKey(option);
  }

  /// `AUTO`, `NONE`, `GZIP` …
  public String compression() {
    return value(COMPRESSION);
  }

  /// Whether Parquet files are packed with Snappy.
  public boolean isSnappy() {
    return compression().equals("SNAPPY")
        || (compression().equals("AUTO") && flag(FormatOption.SNAPPY_COMPRESSION));
  }

  public Charset charset() {
    return Encodings.charset(value(ENCODING));
  }

  /// The end of the names of files that are unloaded, without compression's, such as `.csv`.
  public String extension() {
    String own = text(FILE_EXTENSION).orElse("");
    return own.isEmpty()
        ? "." + type.name().toLowerCase(Locale.ROOT)
        : own.startsWith(".") ? own : "." + own;
  }

  private String value(FormatOption option) {
    List<String> values = texts(option);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /// What was said, as options that make this format again.
  public Map<String, OptionValue> options() {
    Map<String, OptionValue> options = new LinkedHashMap<>();
    options.put("TYPE", new OptionValue.Word(type.name()));
    said.forEach((option, values) -> options.put(option.name(), again(option, values)));
    return options;
  }

  private static OptionValue again(FormatOption option, List<String> values) {
    if (option.isList()) {
      return new OptionValue.Texts(values);
    }
    String text = values.getFirst();
    return option.isFlag() || option.isCount()
        ? new OptionValue.Word(text)
        : new OptionValue.Text(option.isDelimiter() ? text.replace("\\", "\\\\") : text);
  }

  /// All options of the type as `DESCRIBE FILE FORMAT` shows them.
  public List<Property> properties() {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("TYPE", "String", type.name(), "CSV"));
    for (FormatOption option : FormatOption.values()) {
      if (option.isOf(type)) {
        properties.add(
            new Property(
                option.name(),
                option.shownType(),
                shown(option, texts(option)),
                shown(option, option.shownStandard())));
      }
    }
    return properties;
  }

  private static String shown(FormatOption option, List<String> values) {
    return option.isList()
        ? escaped("[" + String.join(", ", values) + "]")
        : escaped(values.isEmpty() ? "" : values.getFirst());
  }

  /// All options of the type as a JSON object, as `SHOW FILE FORMATS` has them.
  public String json() {
    StringBuilder json = new StringBuilder("{\"TYPE\":\"" + type + "\"");
    for (FormatOption option : FormatOption.values()) {
      if (option.isOf(type)) {
        json.append(",\"").append(option).append("\":").append(json(option, texts(option)));
      }
    }
    return json.append('}').toString();
  }

  private static String json(FormatOption option, List<String> values) {
    if (option.isList()) {
      return values.stream().map(FileFormat::quoted).collect(Collectors.joining(",", "[", "]"));
    }
    String text = values.getFirst();
    return option.isFlag() || option.isCount()
        ? text
        : option == FILE_EXTENSION && text.isEmpty() ? "null" : quoted(text);
  }

  private static String quoted(String text) {
    return escaped(text)
        .replace("\"", "\\\"")
        .chars()
        .mapToObj(c -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileFormat format && type == format.type && said.equals(format.said);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + said.hashCode();
  }

  @Override
  public String toString() {
    return type + " " + said;
  }
}
