package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.any;
import static dev.vitrine.dialect.translate.functions.JsonArguments.container;
import static dev.vitrine.dialect.translate.functions.JsonArguments.count;
import static dev.vitrine.dialect.translate.functions.JsonArguments.made;
import static dev.vitrine.dialect.translate.functions.JsonArguments.texts;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.SemiStructured;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;

/// `OBJECT_…`, and `MAP_…` on what are objects here.
final class ObjectFunctions implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("OBJECT_CONSTRUCT", 0, Registry.ANY, call -> object(call, "sf_object"));
    registry.scalar(
        "OBJECT_CONSTRUCT_KEEP_NULL", 0, Registry.ANY, call -> object(call, "sf_object_keep_null"));
    registry.scalar("OBJECT_INSERT", 3, 4, call -> inserted(call, "sf_object_insert"));
    registry.scalar("OBJECT_DELETE", 2, Registry.ANY, call -> selected(call, "sf_object_delete"));
    registry.scalar("OBJECT_PICK", 2, Registry.ANY, call -> selected(call, "sf_object_pick"));
    registry.scalar(
        "OBJECT_KEYS", 1, call -> made(SqlType.ARRAY, "sf_object_keys", container(call, 0)));
    registry.scalar(
        "ARRAYS_TO_OBJECT",
        2,
        call ->
            made(SqlType.OBJECT, "sf_arrays_to_object", container(call, 0), container(call, 1)));
    maps(registry);
  }

  private static void maps(Registry registry) {
    registry.scalar("MAP_INSERT", 3, 4, call -> inserted(call, "sf_map_insert"));
    registry.alias("MAP_DELETE", "OBJECT_DELETE");
    registry.alias("MAP_PICK", "OBJECT_PICK");
    registry.alias("MAP_KEYS", "OBJECT_KEYS");
    registry.scalar(
        "MAP_CAT",
        2,
        call -> made(SqlType.OBJECT, "sf_object_cat", container(call, 0), container(call, 1)));
    registry.scalar("MAP_SIZE", 1, call -> count("sf_object_size", container(call, 0)));
    registry.scalar(
        "MAP_CONTAINS_KEY",
        2,
        call -> made(SqlType.BOOLEAN, "sf_object_has", container(call, 1), call.textSql(0)));
  }

  private static Typed object(FunctionCall call, String function) {
    if (call.count() == 1 && call.written(0) instanceof Expr.Star star) {
      return SemiStructured.objectOfColumns(star, function, call.expressions());
    }
    if (call.count() % 2 != 0) {
      throw Arity.tooFew(call, call.count() + 1);
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < call.count(); i += 2) {
      arguments.add(key(call, i));
      arguments.add(any(call, i + 1));
    }
    return made(SqlType.OBJECT, function, arguments.toArray(String[]::new));
  }

  private static String key(FunctionCall call, int index) {
    Typed key = call.arg(index);
    if (!key.isNull() && !key.isText() && !key.is(SqlType.Kind.VARIANT)) {
      throw call.invalidTypes();
    }
    return "CAST(" + call.textSql(index) + " AS VARCHAR)";
  }

  private static Typed inserted(FunctionCall call, String function) {
    String update = call.count() > 3 ? Casts.implicit(call.arg(3), SqlType.BOOLEAN).sql() : "FALSE";
    return made(
        SqlType.OBJECT, function, container(call, 0), call.textSql(1), any(call, 2), update);
  }

  /// The keys are texts, or one array of them.
  private static Typed selected(FunctionCall call, String function) {
    boolean array = call.count() == 2 && call.arg(1).isSemiStructured();
    return array
        ? made(SqlType.OBJECT, function + "_all", container(call, 0), container(call, 1))
        : made(SqlType.OBJECT, function, container(call, 0), texts(call, 1));
  }
}
