package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How many rows, or how much weight, each place of the main axis has in each group, and its share
/// of the group.
///
/// @param axis the aesthetic of the main axis
/// @param count name of the column that it makes
/// @param proportion name of the column that it makes
public record Counting(String axis, String count, String proportion) implements Statistic {

  private static final String WEIGHT = "weight";

  @Override
  public Work begin(Base base) {
    List<String> groups =
        base.names(item -> item.use() == Use.GROUP && !item.aesthetic().equals(axis));
    List<String> keys = new ArrayList<>(groups);
    keys.addAll(base.names(item -> item.aesthetic().equals(axis)));
    String total = total(base);
    String within = groups.isEmpty() ? "" : "PARTITION BY " + String.join(", ", groups);
    List<String> select = new ArrayList<>(keys);
    select.add(total + " AS " + base.dialect().name(count));
    select.add(
        total
            + " / NULLIF(SUM("
            + total
            + ") OVER ("
            + within
            + "), 0) AS "
            + base.dialect().name(proportion));
    return new Work.Query(base.grouped(keys, String.join(", ", select)), keys);
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.WINDOWS);
  }

  private static String total(Base base) {
    Optional<Item> weight =
        base.items().stream().filter(item -> item.aesthetic().equals(WEIGHT)).findFirst();
    String sum = weight.map(item -> "SUM(" + base.name(item) + ")").orElse("COUNT(*)");
    return base.dialect().cast(sum, Type.NUMBER);
  }
}
