package dev.vitrine.prismiq;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object and notes everything that is wrong with them; what is unknown
/// is left alone. What cannot be read is read as something harmless: [#done] throws in the end.
final class Fields {

  private static final Object NOTHING = new Object();

  private final Map<?, ?> object;
  private final List<Object> place;
  private final List<Fault> faults;

  private Fields(Map<?, ?> object, List<Object> place, List<Fault> faults) {
    this.object = object;
    this.place = place;
    this.faults = faults;
  }

  /// A body of JSON.
  ///
  /// @throws Unprocessable when it is no object
  static Fields of(byte @Nullable [] body) {
    return of(Bodies.json(body), List.of("body"));
  }

  static Fields of(@Nullable Object value, List<Object> place) {
    List<Fault> faults = new ArrayList<>();
    Fields fields = of(value, place, faults);
    if (!faults.isEmpty()) {
      throw new Unprocessable(faults);
    }
    return fields;
  }

  private static Fields of(@Nullable Object value, List<Object> place, List<Fault> faults) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map, place, faults);
    }
    faults.add(
        new Fault(
            "model_attributes_type",
            place,
            "Input should be a valid dictionary or object to extract fields from",
            value));
    return new Fields(Map.of(), place, faults);
  }

  /// @throws Unprocessable with all that was wrong
  void done() {
    if (!faults.isEmpty()) {
      throw new Unprocessable(faults);
    }
  }

  boolean isFine() {
    return faults.isEmpty();
  }

  boolean has(String name) {
    return object.containsKey(name);
  }

  @Nullable Object raw(String name) {
    return object.get(name);
  }

  /// The whole object as it came.
  Map<?, ?> all() {
    return object;
  }

  private List<Object> at(Object... more) {
    List<Object> all = new ArrayList<>(place);
    all.addAll(List.of(more));
    return all;
  }

  void fault(String name, String type, String message) {
    faults.add(new Fault(type, at(name), message, object.get(name)));
  }

  /// What is wrong with the object as a whole.
  void wrong(String message) {
    faults.add(new Fault("value_error", place, "Value error, " + message, object));
  }

  private Object required(String name) {
    if (!object.containsKey(name)) {
      faults.add(new Fault("missing", at(name), "Field required", object));
      return NOTHING;
    }
    Object value = object.get(name);
    return value == null ? Optional.empty() : value;
  }

  String text(String name) {
    Object value = required(name);
    if (value instanceof String text) {
      return text;
    }
    if (!NOTHING.equals(value)) {
      fault(name, "string_type", "Input should be a valid string");
    }
    return "";
  }

  /// A text of at most so many characters, and one at least.
  String text(String name, int most) {
    String text = text(name);
    if (object.get(name) instanceof String && text.isEmpty()) {
      fault(name, "string_too_short", "String should have at least 1 character");
    } else if (text.length() > most) {
      fault(name, "string_too_long", "String should have at most " + most + " characters");
    }
    return text;
  }

  Optional<String> optionalText(String name) {
    Object value = object.get(name);
    if (value != null && !(value instanceof String)) {
      fault(name, "string_type", "Input should be a valid string");
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  boolean truth(String name, boolean otherwise) {
    if (!object.containsKey(name)) {
      return otherwise;
    }
    Object value = object.get(name);
    String word = String.valueOf(value).toLowerCase(java.util.Locale.ROOT);
    if (value != null && List.of("true", "1", "yes", "on").contains(word)) {
      return true;
    }
    if (value == null || !List.of("false", "0", "no", "off").contains(word)) {
      fault(name, "bool_parsing", "Input should be a valid boolean, unable to interpret input");
    }
    return false;
  }

  Optional<Long> optionalWhole(String name) {
    Object value = object.get(name);
    return value == null ? Optional.empty() : Optional.of(whole(name));
  }

  /// A whole number that is not less than `least`.
  Optional<Long> optionalWhole(String name, long least) {
    Optional<Long> number = optionalWhole(name);
    if (isFine(name) && number.filter(value -> value < least).isPresent()) {
      fault(name, "greater_than_equal", "Input should be greater than or equal to " + least);
    }
    return number;
  }

  private boolean isFine(String name) {
    return faults.stream().noneMatch(fault -> fault.place().equals(at(name)));
  }

  long whole(String name) {
    Object value = required(name);
    if (NOTHING.equals(value)) {
      return 0;
    }
    try {
      return new BigDecimal(String.valueOf(value)).longValueExact();
    } catch (NumberFormatException | ArithmeticException wrong) {
      fault(name, "int_type", "Input should be a valid integer");
      return 0;
    }
  }

  /// One of some words.
  <T> T choice(
      String name, Function<String, Optional<T>> reading, List<String> words, T otherwise) {
    if (!object.containsKey(name)) {
      return otherwise;
    }
    Optional<T> found =
        object.get(name) instanceof String word ? reading.apply(word) : Optional.empty();
    if (found.isEmpty()) {
      fault(name, "enum", "Input should be " + alternatives(words));
    }
    return found.orElse(otherwise);
  }

  /// The same of a field that must be there.
  <T> T choiceOf(
      String name, Function<String, Optional<T>> reading, List<String> words, T otherwise) {
    return NOTHING.equals(required(name)) ? otherwise : choice(name, reading, words, otherwise);
  }

  private static String alternatives(List<String> words) {
    List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
    return quoted.size() < 2
        ? String.join("", quoted)
        : quoted.stream().limit(quoted.size() - 1).collect(Collectors.joining(", "))
            + " or "
            + quoted.getLast();
  }

  /// An object that may be missing.
  <T> Optional<T> object(String name, Function<Fields, T> reading) {
    Object value = object.get(name);
    return value == null
        ? Optional.empty()
        : Optional.of(reading.apply(of(value, at(name), faults)));
  }

  /// An object that must be there.
  <T> T requiredObject(String name, Function<Fields, T> reading) {
    Object value = required(name);
    Fields inner =
        NOTHING.equals(value)
            ? new Fields(Map.of(), at(name), new ArrayList<>())
            : of(object.get(name), at(name), faults);
    return reading.apply(inner);
  }

  /// A list of objects; a missing one is empty.
  <T> List<T> objects(String name, Function<Fields, T> reading) {
    return list(name, (value, at) -> reading.apply(of(value, at, faults)));
  }

  List<String> texts(String name) {
    return list(
        name,
        (value, at) -> {
          if (!(value instanceof String)) {
            faults.add(new Fault("string_type", at, "Input should be a valid string", value));
          }
          return String.valueOf(value);
        });
  }

  private <T> List<T> list(String name, BiFunction<@Nullable Object, List<Object>, T> reading) {
    Object value = object.get(name);
    if (!object.containsKey(name)) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      fault(name, "list_type", "Input should be a valid list");
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(reading.apply(list.get(i), at(name, i)));
    }
    return read;
  }

  /// Notes that a list must be there.
  void require(String name) {
    var _ = required(name);
  }
}
