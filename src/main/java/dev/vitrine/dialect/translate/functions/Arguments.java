package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The arguments of a call of a users' function or procedure, each by its place or by its name.
///
/// @param <T> what an argument came to
public record Arguments<T>(List<Argument<T>> given) {

  /// @param name of `name => value`
  public record Argument<T>(Optional<String> name, T value) {}

  public Arguments {
    given = List.copyOf(given);
  }

  /// All by their places.
  static <T> Arguments<T> placed(List<T> values) {
    return new Arguments<>(
        values.stream().map(value -> new Argument<>(Optional.empty(), value)).toList());
  }

  public List<T> values() {
    return given.stream().map(Argument::value).toList();
  }

  /// What was given for a parameter; empty where its default is to be taken.
  public Optional<T> at(List<Parameter> parameters, int index) {
    Optional<T> named =
        given.stream()
            .filter(argument -> argument.name().equals(Optional.of(parameters.get(index).name())))
            .map(Argument::value)
            .findFirst();
    boolean placed = index < given.size() && given.get(index).name().isEmpty();
    return named.isEmpty() && placed ? Optional.of(given.get(index).value()) : named;
  }

  /// Whether each argument is one parameter's, and each parameter has an argument or a default.
  public boolean fit(List<Parameter> parameters) {
    List<Integer> missing =
        IntStream.range(0, parameters.size())
            .filter(index -> at(parameters, index).isEmpty())
            .boxed()
            .toList();
    return parameters.size() - missing.size() == given.size()
        && missing.stream().allMatch(index -> parameters.get(index).defaultText().isPresent());
  }
}
