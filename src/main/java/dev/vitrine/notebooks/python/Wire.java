package dev.vitrine.notebooks.python;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values between the server and Python, as `values.py` says.
final class Wire {

  private static final int DEEPEST = 200;
  private static final int HEXADECIMAL = 16;
  private static final int LAST_YEAR = 9999;

  /// Characters of a number. Reading one takes time by the square of its length, and a cell that
  /// writes to the kernel's own pipe can send what `values.py` would not.
  private static final int LONGEST_NUMBER = 20_000;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxStringLength(Frame.LONGEST)
                      .maxNumberLength(LONGEST_NUMBER)
                      .build())
              .build());

  private Wire() {}

  /// @throws SqlError `TOO_LARGE`
  static byte[] write(Map<String, ?> message) {
    try {
      byte[] json = JSON.writeValueAsBytes(message);
      if (json.length > Frame.LONGEST) {
        throw new SqlError(
            ErrorCode.TOO_LARGE,
            "this is more than Python can be told at once: at most "
                + Frame.LONGEST / (1 << 20)
                + " MiB");
      }
      return json;
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("a message to Python cannot be written", failure);
    }
  }

  /// Empty when it is no JSON object: then a cell has written to the kernel's own pipe.
  static Optional<Map<?, ?>> read(Frame frame) {
    try {
      Object value = JSON.readValue(frame.payload(), Object.class);
      return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /// A value of a result as Python is told it.
  static @Nullable Object toPython(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Double real -> Double.isFinite(real) ? real : Map.of("f", real.toString());
      case Float real -> toPython(real.doubleValue());
      case BigDecimal decimal -> Map.of("d", decimal.toString());
      case Number integer -> integer;
      case LocalDate date -> isOfPython(date) ? Map.of("date", date.toString()) : date.toString();
      case LocalTime time -> Map.of("time", CLOCK.format(time));
      case LocalDateTime moment ->
          isOfPython(moment.toLocalDate())
              ? Map.of("moment", MOMENT.format(moment))
              : moment.toString();
      case OffsetDateTime moment ->
          isOfPython(moment.toLocalDate())
              ? Map.of("moment", MOMENT.format(moment) + offset(moment))
              : moment.toString();
      case ZonedDateTime moment -> toPython(moment.toOffsetDateTime());
      case Instant instant -> toPython(instant.atOffset(ZoneOffset.UTC));
      case byte[] bytes -> Map.of("b", Base64.getEncoder().encodeToString(bytes));
      case JsonText json -> Map.of("j", json.text());
      case List<?> list -> listToPython(list);
      case Map<?, ?> map -> mapToPython(map);
      default -> value.toString();
    };
  }

  /// Python's years are 1 to 9999; dates beyond them arrive as text.
  private static boolean isOfPython(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= LAST_YEAR;
  }

  private static String offset(OffsetDateTime moment) {
    return moment.getOffset().getId().replace("Z", "+00:00");
  }

  static List<@Nullable Object> listToPython(List<? extends @Nullable Object> list) {
    List<@Nullable Object> told = new ArrayList<>(list.size());
    for (Object element : list) {
      told.add(toPython(element));
    }
    return told;
  }

  private static Map<String, Object> mapToPython(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>();
    map.forEach(
        (key, value) -> pairs.add(listToPython(Collections.unmodifiableList(pair(key, value)))));
    return Map.of("m", pairs);
  }

  private static List<@Nullable Object> pair(@Nullable Object key, @Nullable Object value) {
    List<@Nullable Object> pair = new ArrayList<>();
    pair.add(key);
    pair.add(value);
    return pair;
  }

  /// A variable's value, exactly; [Unplain] where it is none that a statement can be given.
  static @Nullable Object fromPython(@Nullable Object told) {
    if (told instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>(list.size());
      for (Object element : list) {
        values.add(fromPython(element));
      }
      return Collections.unmodifiableList(values);
    }
    if (told instanceof Map<?, ?> tagged && tagged.size() == 1) {
      Map.Entry<?, ?> only = tagged.entrySet().iterator().next();
      return tagged(String.valueOf(only.getKey()), String.valueOf(only.getValue()));
    }
    return told;
  }

  private static Object tagged(String tag, String text) {
    if (tag.equals("not") || text.length() > LONGEST_NUMBER) {
      return new Unplain(text);
    }
    try {
      return switch (tag) {
        case "int" -> integer(new BigInteger(text, HEXADECIMAL));
        case "float" -> Double.valueOf(text);
        case "decimal" -> decimal(new BigDecimal(text));
        case "date" -> LocalDate.parse(text);
        case "time" -> LocalTime.parse(text);
        case "moment" -> LocalDateTime.parse(text);
        case "zoned" -> OffsetDateTime.parse(text);
        default -> new Unplain(tag);
      };
    } catch (NumberFormatException | DateTimeException forged) {
      return new Unplain(text);
    }
  }

  /// Written out, a number with a large exponent would fill the memory.
  private static Object decimal(BigDecimal value) {
    return Math.abs((long) value.scale()) <= LONGEST_NUMBER ? value : new Unplain("Decimal");
  }

  private static Object integer(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
