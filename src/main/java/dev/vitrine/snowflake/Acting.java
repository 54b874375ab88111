package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Acts;
import java.util.function.Function;

/// Translates a statement that runs. What calls a function that acts is translated twice: first as
/// if it were only told of, so that nothing is done for a statement that is wrong.
public final class Acting {

  /// @param watched what the translation asked for
  record Done<T>(T translated, Watched watched) {}

  private Acting() {}

  /// What a statement becomes that runs.
  ///
  /// @param translation of a statement that runs in the context that it is given
  public static <T> T translated(Context context, Function<Context, T> translation) {
    return watched(context, translation).translated();
  }

  static <T> Done<T> watched(Context context, Function<Context, T> translation) {
    Done<T> told = in(context, Acts.TOLD, translation);
    return told.watched().hasActed() ? in(context, Acts.DONE, translation) : told;
  }

  private static <T> Done<T> in(Context context, Acts acts, Function<Context, T> translation) {
    Watched watched = new Watched(context.environment().acting(acts));
    return new Done<>(translation.apply(context.in(watched)), watched);
  }
}
