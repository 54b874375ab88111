package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a text is to be read as: how AUTO detects it, and how Snowflake says that it is not one.
enum TimeKind {
  DATE("Date", ErrorCode.NOT_A_DATE) {
    @Override
    @Nullable TimeFields detected(String text) {
      return AutoFormats.date(text);
    }
  },
  TIME("Time", ErrorCode.NOT_A_TIME) {
    @Override
    @Nullable TimeFields detected(String text) {
      return AutoFormats.time(text);
    }
  },
  TIMESTAMP("Timestamp", ErrorCode.NOT_A_TIMESTAMP) {
    @Override
    @Nullable TimeFields detected(String text) {
      return AutoFormats.timestamp(text);
    }
  };

  private final String word;
  private final ErrorCode code;

  TimeKind(String word, ErrorCode code) {
    this.word = word;
    this.code = code;
  }

  /// What AUTO finds, or null.
  abstract @Nullable TimeFields detected(String text);

  /// The fields, or null where the text is not of the format.
  @Nullable TimeFields parse(String text, String format) {
    return isAuto(format) ? detected(text) : TimeFormat.of(format).parse(text);
  }

  /// @throws SqlError where the text is not of the format
  TimeFields require(String text, String format) {
    TimeFields fields = parse(text, format);
    if (fields == null) {
      throw isAuto(format)
          ? new SqlError(code, word + " '" + text + "' is not recognized")
          : new SqlError(
              ErrorCode.NOT_OF_FORMAT,
              "Can't parse '%s' as %s with format '%s'"
                  .formatted(
                      text, word.toLowerCase(Locale.ROOT), CenturyFormat.of(format).format()));
    }
    return fields;
  }

  /// Of the fields, if there are any.
  static <T> @Nullable T map(@Nullable TimeFields fields, Function<TimeFields, T> value) {
    return fields == null ? null : value.apply(fields);
  }

  static boolean isAuto(String format) {
    return CenturyFormat.of(format).format().strip().equalsIgnoreCase("AUTO");
  }
}
