package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan of the engine as Snowflake would tell it: its operations, the tables by their names, a
/// table as one partition. Steps that only pass rows on are left out.
final class ExplainedPlan {

  /// What a statement does with the rows of its plan.
  ///
  /// @param tables full names of those that it writes; empty for a query
  /// @param told names of the numbers that it answers with
  record Writing(String operation, List<String> tables, List<String> told) {
    static final Writing NOTHING = new Writing("", List.of(), List.of());
  }

  /// @param parent id of the operation that takes its rows; -1 for the result
  private record Operation(
      int id,
      int parent,
      int depth,
      String name,
      Optional<Listed> table,
      Optional<String> path,
      List<String> words) {

    static Operation of(int id, int parent, int depth, String name) {
      return new Operation(id, parent, depth, name, Optional.empty(), Optional.empty(), List.of());
    }
  }

  private final List<Operation> operations = new ArrayList<>();
  private final List<Listed> tables;

  private ExplainedPlan(List<Listed> tables) {
    this.tables = tables;
  }

  /// @param json the engine's plan, a list of its outermost operators
  static ExplainedPlan read(String json, Writing writing, Context context) {
    Asked everywhere =
        new Asked(
            true,
            Optional.empty(),
            "ACCOUNT",
            Optional.empty(),
            Optional.empty(),
            Integer.MAX_VALUE,
            Optional.empty());
    List<Listed> tables =
        Listed.in(everywhere, context).stream()
            .filter(one -> one.object() instanceof Table)
            .toList();
    ExplainedPlan plan = new ExplainedPlan(tables);
    int above = plan.begin(writing);
    try {
      plan.children(
          ObjectMapper.getDefault()
              .readValue(json, Argument.listOf(Argument.mapOf(String.class, Object.class))),
          above,
          above == 0 ? 1 : 2);
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
    return plan;
  }

  /// The operations above the engine's.
  ///
  /// @return the last one's id
  private int begin(Writing writing) {
    add(new Operation(0, -1, 0, "Result", Optional.empty(), Optional.empty(), writing.told()));
    for (String table : writing.tables()) {
      add(
          new Operation(
              operations.size(),
              0,
              1,
              writing.operation(),
              Optional.empty(),
              Optional.of(table),
              List.of()));
    }
    return operations.size() - 1;
  }

  private void children(List<?> nodes, int parent, int depth) {
    for (Object node : nodes) {
      if (node instanceof Map<?, ?> map) {
        node(map, parent, depth);
      }
    }
  }

  private void node(Map<?, ?> node, int parent, int depth) {
    Map<?, ?> extra = node.get("extra_info") instanceof Map<?, ?> map ? map : Map.of();
    List<?> children = node.get("children") instanceof List<?> list ? list : List.of();
    Optional<String> name = name(String.valueOf(node.get("name")).strip(), extra);
    if (name.isEmpty()) {
      children(children, parent, depth);
      return;
    }
    Optional<Listed> table = table(extra.get("Table"));
    int above = parent;
    int level = depth;
    if (table.isPresent() && filters(extra)) {
      above = add(Operation.of(operations.size(), above, level++, "Filter"));
    }
    List<String> words = table.map(found -> columns(found, extra)).orElse(List.of());
    Optional<String> path =
        table.map(found -> found.database() + "." + found.schema() + "." + found.object().name());
    int id = add(new Operation(operations.size(), above, level, name.get(), table, path, words));
    children(children, id, level + 1);
  }

  private int add(Operation operation) {
    operations.add(operation);
    return operation.id();
  }

  /// Snowflake's word for an operator; empty for one that has none.
  private static Optional<String> name(String operator, Map<?, ?> extra) {
    return Optional.ofNullable(
        switch (operator) {
          case "SEQ_SCAN", "TABLE_SCAN", "INDEX_SCAN" -> "TableScan";
          case "FILTER" -> "Filter";
          case "HASH_GROUP_BY",
              "PERFECT_HASH_GROUP_BY",
              "PARTITIONED_AGGREGATE",
              "UNGROUPED_AGGREGATE",
              "SIMPLE_AGGREGATE" ->
              "Aggregate";
          case "HASH_JOIN",
              "NESTED_LOOP_JOIN",
              "BLOCKWISE_NL_JOIN",
              "PIECEWISE_MERGE_JOIN",
              "IE_JOIN",
              "ASOF_JOIN",
              "LEFT_DELIM_JOIN",
              "RIGHT_DELIM_JOIN",
              "POSITIONAL_JOIN" ->
              join(String.valueOf(extra.get("Join Type")));
          case "CROSS_PRODUCT" -> "CartesianJoin";
          case "ORDER_BY" -> "Sort";
          case "TOP_N" -> "SortWithLimit";
          case "LIMIT", "STREAMING_LIMIT", "LIMIT_PERCENT" -> "Limit";
          case "UNION" -> "UnionAll";
          case "WINDOW", "STREAMING_WINDOW" -> "WindowFunction";
          case "UNNEST", "INOUT_FUNCTION" -> "Flatten";
          case "DUMMY_SCAN", "COLUMN_DATA_SCAN", "EMPTY_RESULT", "EXPRESSION_SCAN" ->
              "ValuesClause";
          case "RANGE", "GENERATE_SERIES" -> "Generator";
          case "CTE" -> "WithClause";
          case "CTE_SCAN" -> "WithReference";
          case "RECURSIVE_CTE" -> "UnionAll";
          case "RESERVOIR_SAMPLE", "STREAMING_SAMPLE" -> "Sample";
          default -> null;
        });
  }

  private static String join(String type) {
    return switch (type) {
      case "LEFT", "RIGHT" -> "LeftOuterJoin";
      case "OUTER", "FULL" -> "FullOuterJoin";
      case "SEMI", "RIGHT_SEMI", "MARK" -> "LeftSemiJoin";
      case "ANTI", "RIGHT_ANTI" -> "LeftAntiJoin";
      default -> "InnerJoin";
    };
  }

  private static boolean filters(Map<?, ?> extra) {
    Object filters = extra.get("Filters");
    List<?> all =
        filters instanceof List<?> list ? list : filters == null ? List.of() : List.of(filters);
    return all.stream().anyMatch(filter -> !String.valueOf(filter).startsWith("optional:"));
  }

  private Optional<Listed> table(@Nullable Object engineName) {
    if (engineName == null) {
      return Optional.empty();
    }
    String name = "." + plain(String.valueOf(engineName));
    return tables.stream()
        .filter(one -> name.endsWith("." + plain(((Table) one.object()).engineName())))
        .findFirst();
  }

  private static String plain(String name) {
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> columns(Listed table, Map<?, ?> extra) {
    Object read = extra.get("Projections");
    List<?> names = read instanceof List<?> list ? list : read == null ? List.of() : List.of(read);
    return ((Table) table.object())
        .columns().stream()
            .filter(column -> names.contains(column.engineName()))
            .map(TableColumn::name)
            .toList();
  }

  private static @Nullable String words(Operation operation) {
    return operation.words().isEmpty() ? null : String.join(", ", operation.words());
  }

  private long scans() {
    return operations.stream().filter(operation -> operation.table().isPresent()).count();
  }

  Answer table() {
    Sheet sheet =
        Sheet.of(
            "step:n id:n parentOperators operation objects alias expressions partitionsTotal:n"
                + " partitionsAssigned:n bytesAssigned:n");
    sheet.add(null, null, null, "GlobalStats", null, null, null, scans(), scans(), null);
    for (Operation operation : operations) {
      Integer partitions = operation.table().isPresent() ? 1 : null;
      sheet.add(
          1,
          operation.id(),
          operation.parent() < 0 ? null : "[" + operation.parent() + "]",
          operation.name(),
          operation.path().orElse(null),
          null,
          words(operation),
          partitions,
          partitions,
          null);
    }
    return sheet.answer();
  }

  String json() {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Operation operation : operations) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("id", operation.id());
      step.put("operation", operation.name());
      if (operation.parent() >= 0) {
        step.put("parentOperators", List.of(operation.parent()));
      }
      operation.path().ifPresent(path -> step.put("objects", List.of(path)));
      if (operation.table().isPresent()) {
        step.put("partitionsAssigned", 1);
        step.put("partitionsTotal", 1);
      }
      if (!operation.words().isEmpty()) {
        step.put("expressions", operation.words());
      }
      steps.add(step);
    }
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("GlobalStats", Map.of("partitionsTotal", scans(), "partitionsAssigned", scans()));
    plan.put("Operations", List.of(steps));
    try {
      return ObjectMapper.getDefault().writeValueAsString(plan);
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder("GlobalStats:\n");
    text.append("    partitionsTotal=").append(scans()).append('\n');
    text.append("    partitionsAssigned=").append(scans()).append('\n');
    text.append("Operations:\n");
    for (Operation operation : operations) {
      text.append("1:").append(operation.id()).append("     ");
      text.append("     ".repeat(operation.depth())).append("->").append(operation.name());
      operation.path().ifPresent(path -> text.append("  ").append(path));
      Optional.ofNullable(words(operation)).ifPresent(words -> text.append("  ").append(words));
      text.append('\n');
    }
    return text.toString();
  }
}
