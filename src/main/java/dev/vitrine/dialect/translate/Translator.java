package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Translates one statement. Made anew for each: it counts the engine's names and the bindings.
///
/// ```java
/// Translator translator = new Translator(text, environment);
/// Rows rows = translator.query(Parser.query(text, environment.parseOptions()));
/// ```
public final class Translator {

  private final Problems problems;
  private final Environment environment;
  private final Map<Integer, Integer> binds = new HashMap<>();
  private final Map<String, String> commonTables;
  private final Set<String> recursive;
  private final Nesting nesting;
  private final Reads reads;
  private final Set<String> required;
  private final int[] names;
  private final int[] depth;
  private boolean bindsRows;

  public Translator(String text, Environment environment) {
    this.problems = new Problems(text);
    this.environment = environment;
    this.names = new int[1];
    this.depth = new int[1];
    this.commonTables = new LinkedHashMap<>();
    this.recursive = new HashSet<>();
    this.nesting = new Nesting();
    this.reads = new Reads();
    this.required = new HashSet<>();
  }

  private Translator(String text, Environment environment, Translator around) {
    this.problems = new Problems(text);
    this.environment = environment;
    this.names = around.names;
    this.depth = around.depth;
    this.commonTables = around.commonTables;
    this.recursive = around.recursive;
    this.nesting = around.nesting;
    this.reads = around.reads;
    this.required = around.required;
  }

  /// Another text in another schema as a part of this statement: its names stay distinct.
  public Translator within(String text, String database, String schema) {
    return new Translator(text, new Within(environment, database, schema), this);
  }

  public Environment environment() {
    return environment;
  }

  public Problems problems() {
    return problems;
  }

  /// What the statement reads, as far as it is translated.
  public Reads reads() {
    return reads;
  }

  /// Notes a relation's column, read through an alias, that has no NULL.
  void require(String sql) {
    required.add(sql);
  }

  boolean isRequired(Typed value) {
    return required.contains(value.sql());
  }

  Nesting nesting() {
    return nesting;
  }

  /// Notes a common table's definition.
  ///
  /// @param recursive it reads itself
  void define(String engineName, String definition, boolean recursive) {
    commonTables.put(engineName, definition);
    if (recursive) {
      this.recursive.add(engineName);
    }
  }

  /// The word before these common tables; the engine treats all of a `RECURSIVE` list as such.
  String with(Collection<String> engineNames) {
    return engineNames.stream().anyMatch(recursive::contains) ? "WITH RECURSIVE " : "WITH ";
  }

  /// A query that is to run by itself, with the common tables that it reads.
  String withCommonTables(String sql) {
    Set<String> used = new LinkedHashSet<>();
    String text = sql;
    List<String> names = new ArrayList<>(commonTables.keySet());
    for (String name : names.reversed()) {
      if (text.contains(name)) {
        used.add(name);
        text += commonTables.get(name);
      }
    }
    List<String> parts = names.stream().filter(used::contains).map(commonTables::get).toList();
    return (parts.isEmpty() ? "" : with(used) + String.join(", ", parts) + " ") + sql;
  }

  /// A name that no other relation of this statement has.
  public String fresh(String prefix) {
    return prefix + ++names[0];
  }

  /// Numbers of the bindings in the order of the engine's `$1`, `$2` ….
  public List<Integer> bindOrder() {
    return binds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// From now on a placeholder is a column of the bindings' rows instead of a value.
  void bindRows() {
    bindsRows = true;
  }

  Typed binding(int number, SqlType type) {
    int place = binds.computeIfAbsent(number, _ -> binds.size() + 1);
    if (bindsRows) {
      return Typed.of(BoundRow.ALIAS + ".c" + place, type);
    }
    return Typed.of(bound("$" + place, type), type);
  }

  private static String bound(String place, SqlType type) {
    if (type.kind() != SqlType.Kind.TIMESTAMP_TZ) {
      return "CAST(" + place + " AS " + EngineTypes.of(type) + ")";
    }
    return EngineTypes.zoned("CAST(" + place + " AS VARCHAR)");
  }

  /// A thread with little stack left may not get as deep as a statement may nest.
  static <T> T shallow(Supplier<T> translation) {
    try {
      return translation.get();
    } catch (StackOverflowError _) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "the statement nests too deep, or its chains are too long");
    }
  }

  /// A query of its own.
  public Rows query(Query query) {
    return Formats.within(environment, () -> shallow(() -> query(query, Scope.root(problems))));
  }

  /// A query that may read what is around it.
  public Rows query(Query query, Scope outer) {
    return nesting.query(() -> new QueryTranslator(this, outer, false).translate(query));
  }

  /// A value as results carry it. A script reads six digits of a second.
  String delivered(Typed value) {
    return EngineTypes.delivered(environment.isScript() ? value.micros() : value);
  }

  /// A query whose columns come as results carry them.
  public Rows delivered(Query query) {
    return Formats.within(
        environment,
        () ->
            shallow(() ->
                nesting.query(
                    () -> new QueryTranslator(this, Scope.root(problems), true).translate(query))));
  }

  /// Expressions over what a scope knows.
  public ExpressionTranslator expressions(Scope scope) {
    return new ExpressionTranslator(this, scope);
  }

  /// Words that are no columns and stand without brackets: `CURRENT_DATE`, `LEVEL`, `seq.NEXTVAL`.
  Optional<Typed> pseudoColumn(Expr.ColumnRef column, ExpressionTranslator expressions) {
    return PseudoColumns.find(column, expressions);
  }

  /// Runs a step of an expansion (a view, a function's body) one level deeper.
  ///
  /// @throws dev.vitrine.kernel.SqlError when they nest without end
  public <T> T deeper(String what, Supplier<T> step) {
    if (++depth[0] > 64) {
      throw Problems.plain(ErrorCode.COMPILATION, what + " refers to itself, or nests too deep");
    }
    try {
      return step.get();
    } finally {
      depth[0]--;
    }
  }
}
