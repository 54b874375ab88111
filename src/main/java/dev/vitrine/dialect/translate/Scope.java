package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.functions.Suggestions;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names mean at one place of a query: columns of its sources, aliases of its select list,
/// common tables, and, outwards, those of the query around it.
public final class Scope {

  /// When an alias of the select list is looked at.
  enum Aliases {
    NONE,
    /// Where no column has that name.
    LAST,
    /// As `LAST`, in a condition on single rows: an alias of an aggregate or a window is refused.
    ROWS,
    /// As `LAST`, in a condition on groups: an alias of a window is refused.
    GROUPS,
    /// Before columns (`ORDER BY`).
    FIRST
  }

  private final @Nullable Scope outer;
  private final Problems problems;
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Source> commonTables = new HashMap<>();
  private final Map<String, Expr> aliases = new HashMap<>();
  private final Map<String, Typed> known = new HashMap<>();
  private final Set<String> expanding = new HashSet<>();
  private final Map<String, String> lifted = new java.util.LinkedHashMap<>();
  private final Set<String> merged = new LinkedHashSet<>();
  private final Map<String, Typed> mergedValues = new HashMap<>();
  private Aliases aliasMode = Aliases.NONE;
  private @Nullable Grouping grouping;
  private @Nullable Hierarchy hierarchy;
  private @Nullable Navigation navigation;

  Scope(@Nullable Scope outer, Problems problems) {
    this.outer = outer;
    this.problems = problems;
  }

  /// A scope without sources of its own.
  public static Scope root(Problems problems) {
    return new Scope(null, problems);
  }

  public Scope inner() {
    return new Scope(this, problems);
  }

  /// What is known here, without the sources: a derived table does not see its neighbours.
  Scope withoutSources() {
    Scope copy = new Scope(outer, problems);
    copy.commonTables.putAll(commonTables);
    copy.known.putAll(known);
    return copy;
  }

  /// SQL that is computed below the select list.
  ///
  /// @return the name that reads it
  String lift(String sql, java.util.function.Supplier<String> fresh) {
    return lifted.computeIfAbsent(sql, _ -> fresh.get());
  }

  /// What was lifted, with its names.
  Map<String, String> lifted() {
    return lifted;
  }

  public void add(Source source) {
    sources.add(source);
  }

  public List<Source> sources() {
    return sources;
  }

  void replaceSources(List<Source> others) {
    sources.clear();
    sources.addAll(others);
  }

  void hierarchy(Hierarchy now) {
    hierarchy = now;
  }

  /// The `CONNECT BY` that this place is in.
  Optional<Hierarchy> hierarchy() {
    if (hierarchy != null || outer == null) {
      return Optional.ofNullable(hierarchy);
    }
    return outer.hierarchy();
  }

  void navigation(Navigation now) {
    navigation = now;
  }

  /// What this place in a `MATCH_RECOGNIZE` means by columns and calls.
  Optional<Navigation> navigation() {
    return Optional.ofNullable(navigation);
  }

  public Problems problems() {
    return problems;
  }

  void define(String name, Source commonTable) {
    commonTables.put(name, commonTable);
  }

  Optional<Source> commonTable(String name) {
    Source found = commonTables.get(name);
    if (found != null) {
      return Optional.of(found);
    }
    return outer == null ? Optional.empty() : outer.commonTable(name);
  }

  /// A value that a name stands for: a lambda's parameter, an argument of a function's body.
  public void bind(String name, Typed value) {
    known.put(name, value);
  }

  void alias(String name, Expr value) {
    aliases.putIfAbsent(name, value);
  }

  Optional<Expr> aliased(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  void aliases(Aliases mode) {
    aliasMode = mode;
  }

  /// A column that `USING` or `NATURAL` made one of two.
  void merge(String name, Typed value) {
    merged.add(name);
    mergedValues.put(name, value);
  }

  Set<String> mergedNames() {
    return merged;
  }

  Typed mergedValue(String name) {
    Typed value = mergedValues.get(name);
    if (value == null) {
      throw new IllegalStateException("not merged: " + name);
    }
    return value;
  }

  void group(@Nullable Grouping now) {
    grouping = now;
  }

  @Nullable Grouping grouping() {
    return grouping;
  }

  /// What a column's name means here.
  ///
  /// @throws dev.vitrine.kernel.SqlError `INVALID_IDENTIFIER`, `AMBIGUOUS_COLUMN`
  Typed resolve(Expr.ColumnRef column, ExpressionTranslator translator) {
    return find(column, translator)
        .orElseThrow(() ->
            problems.at(
                column.span(),
                ErrorCode.INVALID_IDENTIFIER,
                "invalid identifier '"
                    + shown(column.parts())
                    + "'"
                    + Suggestions.of(column.last().name(), names(column.parts()))));
  }

  /// Names that could have been meant.
  private Set<String> names(List<Ident> parts) {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (Source source : scope.sources) {
        if (qualifies(source, parts)) {
          source.columns().forEach(field -> names.add(field.name()));
        }
      }
      if (parts.size() == 1 && aliasMode != Aliases.NONE) {
        names.addAll(scope.aliases.keySet());
      }
    }
    return names;
  }

  /// As [#resolve], empty for a name that means nothing.
  Optional<Typed> find(Expr.ColumnRef column, ExpressionTranslator translator) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Optional<Typed> found = scope.findHere(column, translator);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Typed> findHere(Expr.ColumnRef column, ExpressionTranslator translator) {
    List<Ident> parts = column.parts();
    String name = column.last().name();
    if (parts.size() == 1) {
      Typed value = known.get(name);
      if (value != null) {
        return Optional.of(value);
      }
      if (aliasMode == Aliases.FIRST && aliases.containsKey(name)) {
        return expand(name, translator);
      }
      if (merged.contains(name)) {
        return Optional.of(read(mergedValue(name), name, column.span()));
      }
    }
    List<Field> fields = fields(parts, name);
    if (fields.size() > 1) {
      throw problems.at(
          column.span(), ErrorCode.AMBIGUOUS_COLUMN, "ambiguous column name '" + name + "'");
    }
    if (fields.size() == 1) {
      return Optional.of(read(fields.getFirst().value(), name, column.span()));
    }
    boolean last = aliasMode != Aliases.NONE && aliasMode != Aliases.FIRST;
    boolean alias = parts.size() == 1 && last && aliases.containsKey(name);
    return alias ? expand(name, translator) : Optional.empty();
  }

  private Typed read(Typed value, String name, Span span) {
    if (grouping != null) {
      grouping.read(value.sql(), name, span);
    }
    return value;
  }

  private Optional<Typed> expand(String name, ExpressionTranslator translator) {
    Expr value = aliases.get(name);
    if (value == null || !expanding.add(name)) {
      return Optional.empty();
    }
    Aliases before = aliasMode;
    switch (before) {
      case ROWS -> AggregatePlaces.refuseInWhere(value, problems);
      case GROUPS -> AggregatePlaces.refuseWindow(value, problems);
      case NONE, LAST, FIRST -> aliasMode = Aliases.LAST;
    }
    try {
      return Optional.of(translator.in(this).translate(value));
    } finally {
      aliasMode = before;
      expanding.remove(name);
    }
  }

  private List<Field> fields(List<Ident> parts, String name) {
    List<Field> found = new ArrayList<>();
    for (Source source : sources) {
      if (qualifies(source, parts)) {
        source.columns().stream().filter(field -> field.name().equals(name)).forEach(found::add);
      }
    }
    return found;
  }

  /// Whether the parts before the last may name the source.
  static boolean qualifies(Source source, List<Ident> parts) {
    int count = parts.size() - 1;
    if (count == 0) {
      return true;
    }
    if (source.name().isEmpty() || !source.name().get().equals(parts.get(count - 1).name())) {
      return false;
    }
    List<String> path = source.path();
    for (int i = 1; i < count; i++) {
      int from = path.size() - i;
      if (from < 0 || !path.get(from).equals(parts.get(count - 1 - i).name())) {
        return false;
      }
    }
    return true;
  }

  /// A column's name with that of the one source that has it; empty for other names.
  Optional<String> owned(Expr.ColumnRef column) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      List<Source> owners =
          scope.sources.stream()
              .filter(source -> qualifies(source, column.parts()))
              .filter(source -> hasColumn(source, column.last().name()))
              .toList();
      if (!owners.isEmpty()) {
        return Optional.of(owners.getFirst())
            .filter(_ -> owners.size() == 1)
            .flatMap(Source::name)
            .map(owner -> owner + "." + column.last().name());
      }
    }
    return Optional.empty();
  }

  private static boolean hasColumn(Source source, String name) {
    return source.columns().stream().anyMatch(field -> field.name().equals(name));
  }

  /// The sources that `t.*` means; all of them for `*`.
  List<Source> starred(List<Ident> table, Span span) {
    if (table.isEmpty()) {
      return sources;
    }
    List<Ident> parts = new ArrayList<>(table);
    parts.add(table.getLast());
    List<Source> found = sources.stream().filter(source -> qualifies(source, parts)).toList();
    if (found.isEmpty()) {
      throw problems.invalidIdentifier(span, shown(table));
    }
    return found;
  }

  private static String shown(List<Ident> parts) {
    return String.join(
        ".",
        parts.stream()
            .map(part ->
                part.name().matches("[A-Z_][A-Z0-9_$]*") ? part.name() : '"' + part.name() + '"')
            .toList());
  }
}
