package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Query.SetOperation;
import dev.vitrine.dialect.translate.Rows.Output;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// `UNION [ALL] BY NAME`: columns are matched by name, what one side lacks is NULL there.
final class ByName {

  private ByName() {}

  static Rows combine(SetOperation operation, Rows left, Rows right, Translator translator) {
    Set<String> names = new LinkedHashSet<>();
    left.columns().forEach(output -> names.add(output.name()));
    right.columns().forEach(output -> names.add(output.name()));
    String a = translator.fresh("u");
    String b = translator.fresh("u");
    List<String> lefts = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (String name : names) {
      String as = Rows.engineColumn(outputs.size());
      Typed x = read(left, name, a);
      Typed y = read(right, name, b);
      var type = Types.common(List.of(x, y));
      lefts.add(Casts.implicit(x, type).exactly().sql() + " AS " + as);
      rights.add(Casts.implicit(y, type).exactly().sql() + " AS " + as);
      outputs.add(new Output(name, Typed.of(as, type)));
    }
    String first = "SELECT " + String.join(", ", lefts) + " FROM (" + left.sql() + ") AS " + a;
    String second = "SELECT " + String.join(", ", rights) + " FROM (" + right.sql() + ") AS " + b;
    List<Typed> columns = outputs.stream().map(Output::value).toList();
    String sql =
        !operation.all() && KeyedSets.needed(columns)
            ? new KeyedSets(columns, translator).combine("UNION", first, second)
            : first + " UNION " + (operation.all() ? "ALL " : "") + second;
    return new Rows("(" + sql + ")", outputs);
  }

  private static Typed read(Rows rows, String name, String alias) {
    OptionalInt index =
        IntStream.range(0, rows.columns().size())
            .filter(i -> rows.columns().get(i).name().equals(name))
            .findFirst();
    if (index.isEmpty()) {
      return Typed.NULL;
    }
    Typed value = rows.columns().get(index.getAsInt()).value();
    String sql = alias + "." + Rows.engineColumn(index.getAsInt());
    return value.at(sql);
  }
}
