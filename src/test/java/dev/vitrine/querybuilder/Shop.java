package dev.vitrine.querybuilder;

import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.CalculatedField;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.NameCase;
import dev.vitrine.querybuilder.schema.Relationship;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A schema to ask about, and the beginnings of questions.
public final class Shop {

  private Shop() {}

  /// Customers and their orders.
  public static Schema schema() {
    return new Schema(
        "shop",
        List.of(
            table(
                "customers",
                "id integer",
                "email varchar",
                "vip boolean",
                "born date",
                "token uuid",
                "extra jsonb"),
            table(
                "orders",
                "id integer",
                "customer_id integer",
                "status varchar",
                "total numeric",
                "placed timestamp",
                "seen timestamptz",
                "opens time")),
        List.of(new Relationship("orders", "customer_id", "customers", "id")),
        NameCase.DIFFERS);
  }

  private static SchemaTable table(String name, String... columns) {
    List<SchemaColumn> all = new ArrayList<>();
    for (String column : columns) {
      String[] words = column.split(" ", 2);
      all.add(
          new SchemaColumn(
              words[0], DataType.of(words[1]), true, words[0].equals("id"), Optional.empty()));
    }
    return new SchemaTable(name, "shop", all, Optional.empty(), NameCase.DIFFERS);
  }

  public static QueryTable orders() {
    return new QueryTable("o", "orders", Optional.empty());
  }

  public static QueryTable customers() {
    return new QueryTable("c", "customers", Optional.empty());
  }

  /// A column of the orders, as a question.
  public static QueryDefinition column(String name) {
    return QueryDefinition.of(List.of(orders()), List.of(Selection.of("o", name)));
  }

  /// Orders with one calculated field, shown.
  public static QueryDefinition calculated(String expression) {
    return calculated(new CalculatedField("x", expression, Optional.empty(), false, "number"));
  }

  public static QueryDefinition calculatedInSql(String sql) {
    return calculated(new CalculatedField("x", "", Optional.of(sql), false, "number"));
  }

  private static QueryDefinition calculated(CalculatedField field) {
    return new QueryDefinition(
        List.of(orders()),
        List.of(),
        List.of(Selection.of("o", "x", Aggregation.NONE)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(field));
  }
}
