package dev.vitrine.prismiq;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request whose fields are not what they must be; it lists them all.
final class Unprocessable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  Unprocessable(List<Fault> faults) {
    super("unprocessable", null, false, false);
    this.faults = List.copyOf(faults);
  }

  static Unprocessable of(String type, List<Object> place, String message, @Nullable Object input) {
    return new Unprocessable(List.of(new Fault(type, place, message, input)));
  }

  List<Fault> faults() {
    return faults;
  }
}
