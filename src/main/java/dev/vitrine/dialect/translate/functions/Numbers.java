package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;

/// Functions of numbers.
final class Numbers implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "ABS",
        1,
        call -> {
          Typed value = call.number(0);
          return Typed.of("abs(" + value.exactly().sql() + ")", value.type());
        });
  }
}
