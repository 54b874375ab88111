package dev.vitrine.dialect.scalar;

import java.util.List;
import java.util.stream.Stream;

/// All functions on texts, numbers, booleans and binaries; what each does is told in the table of
/// its family.
public final class Scalars {

  private Scalars() {}

  public static List<JavaFunction> functions() {
    return Stream.of(
            TextFunctions.functions(),
            Regexps.functions(),
            ConversionFunctions.functions(),
            BinaryBits.functions(),
            Bitmaps.functions())
        .flatMap(List::stream)
        .toList();
  }
}
