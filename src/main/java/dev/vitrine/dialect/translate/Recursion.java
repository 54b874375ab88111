package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Query.Body;
import dev.vitrine.dialect.syntax.Query.Cte;
import dev.vitrine.dialect.syntax.Query.Nested;
import dev.vitrine.dialect.syntax.Query.Select;
import dev.vitrine.dialect.syntax.Query.SetOperation;
import dev.vitrine.dialect.syntax.Query.Values;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.SqlType;

/// Common tables that read themselves; Snowflake needs no `RECURSIVE` for them.
final class Recursion {

  private Recursion() {}

  static boolean isRecursive(Cte table) {
    return table.query().body() instanceof SetOperation operation
        && operation.operator().equals("UNION")
        && reads(operation.right(), table.name().name());
  }

  private static boolean reads(Body body, String name) {
    return switch (body) {
      case Select select -> select.from().map(from -> reads(from, name)).orElse(false);
      case Nested nested -> reads(nested.query().body(), name);
      case SetOperation operation ->
          reads(operation.left(), name) || reads(operation.right(), name);
      case Values _ -> false;
    };
  }

  private static boolean reads(Relation relation, String name) {
    return switch (relation) {
      case Relation.Table table ->
          table.name().parts().size() == 1 && table.name().object().equals(name);
      case Relation.Join join -> reads(join.left(), name) || reads(join.right(), name);
      case Relation.Derived derived -> reads(derived.query().body(), name);
      case Relation.Sample sample -> reads(sample.relation(), name);
      case Relation.Pivot pivot -> reads(pivot.relation(), name);
      case Relation.Unpivot unpivot -> reads(unpivot.relation(), name);
      case Relation.MatchRecognize match -> reads(match.relation(), name);
      case Relation.NamedByValue _, Relation.Function _, Relation.Stage _, Relation.Piped _ ->
          false;
    };
  }

  /// A type with room for what later steps may add.
  static SqlType roomy(Typed value) {
    SqlType type = value.type();
    return switch (type.kind()) {
      case FIXED -> SqlType.fixed(Types.MAX, type.scale());
      case TEXT -> SqlType.TEXT;
      case REAL,
          BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          type;
    };
  }
}
