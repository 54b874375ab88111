package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.model.QueryDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parts of dashboards as clients send them, checked and with every field.
final class DashboardJson {

  private static final List<String> TYPES =
      List.of(
          "metric",
          "bar_chart",
          "line_chart",
          "area_chart",
          "pie_chart",
          "scatter_chart",
          "table",
          "text");

  private static final List<String> MODES = List.of("guided", "advanced", "saved", "sql");

  /// What a widget's configuration has, even where nothing was said.
  private static final List<String> CONFIG =
      List.of(
          ("x_axis y_axis series_column max_series orientation stacked show_legend"
                  + " show_data_labels colors valueFormat currencySymbol compactNotation"
                  + " decimalDigits referenceLines cross_filter format trend_comparison showTrend"
                  + " trendPeriod trendDateColumn page_size sortable pivot_column value_column"
                  + " columnFormats dateFormats fiscalYearStartMonth content markdown alignment"
                  + " fontSize raw_sql data_source_mode hyperlink")
              .split(" "));

  private DashboardJson() {}

  static Map<String, @Nullable Object> layout(Fields fields) {
    return Answers.map(
        "columns",
        fields.optionalWhole("columns", 1).orElse(12L),
        "row_height",
        fields.optionalWhole("row_height", 1).orElse(50L),
        "margin",
        fields.has("margin") ? margin(fields) : List.of(10L, 10L),
        "compact_type",
        fields.has("compact_type") ? fields.raw("compact_type") : "vertical");
  }

  private static Object margin(Fields fields) {
    if (fields.raw("margin") instanceof List<?> list
        && list.size() == 2
        && list.stream().allMatch(Long.class::isInstance)) {
      return list;
    }
    fields.fault("margin", "tuple_type", "Input should be a valid tuple of two integers");
    return List.of();
  }

  static Map<String, @Nullable Object> usualLayout() {
    return layout(Fields.of(Map.of(), List.of()));
  }

  static Map<String, @Nullable Object> position(Fields fields) {
    Map<String, @Nullable Object> position = new LinkedHashMap<>();
    for (String name : List.of("x", "y", "w", "h")) {
      fields.require(name);
      position.put(
          name,
          fields.optionalWhole(name, name.equals("w") || name.equals("h") ? 1 : 0).orElse(0L));
    }
    return position;
  }

  static Map<String, @Nullable Object> config(Fields fields) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    CONFIG.forEach(name -> config.put(name, null));
    fields.all().forEach((name, value) -> config.put(String.valueOf(name), value));
    var _ = fields.optionalText("raw_sql");
    if (fields.raw("data_source_mode") != null) {
      fields.choice(
          "data_source_mode",
          word -> MODES.contains(word) ? Optional.of(word) : Optional.empty(),
          MODES,
          "guided");
    }
    return config;
  }

  static Map<String, @Nullable Object> usualConfig() {
    return config(Fields.of(Map.of(), List.of()));
  }

  static Optional<Map<String, @Nullable Object>> query(Fields fields) {
    return fields.object("query", QueryJson::read).map(QueryJson::write);
  }

  /// A widget to be made; `id` and times where they are given stay.
  static Map<String, @Nullable Object> widget(Fields fields, Instant now) {
    Map<String, @Nullable Object> config =
        fields.object("config", DashboardJson::config).orElseGet(DashboardJson::usualConfig);
    Optional<Map<String, @Nullable Object>> query = query(fields);
    if (config.get("raw_sql") != null && query.isPresent()) {
      fields.wrong("raw_sql and query are mutually exclusive; set one or the other, not both");
    }
    return Answers.map(
        "id", fields.optionalText("id").orElseGet(() -> UUID.randomUUID().toString()),
        "type",
            fields.choiceOf(
                "type",
                word -> TYPES.contains(word) ? Optional.of(word) : Optional.empty(),
                TYPES,
                "table"),
        "title", fields.text("title"),
        "query", QueryJson.or(query),
        "position", fields.requiredObject("position", DashboardJson::position),
        "config", config,
        "created_at", fields.optionalText("created_at").orElse(now.toString()),
        "updated_at", now.toString());
  }

  /// A new document; nobody but its owner sees it.
  static Map<String, @Nullable Object> document(Fields fields, Instant now) {
    return Answers.map(
        "name", fields.text("name", 1024),
        "description", QueryJson.or(fields.optionalText("description")),
        "layout",
            fields.object("layout", DashboardJson::layout).orElseGet(DashboardJson::usualLayout),
        "widgets",
            fields.raw("widgets") == null
                ? List.of()
                : fields.objects("widgets", widget -> widget(widget, now)),
        "filters",
            fields.raw("filters") == null
                ? List.of()
                : fields.objects("filters", DashboardFilter::json),
        "is_public", fields.truth("is_public", false),
        "allowed_viewers",
            fields.raw("allowed_viewers") == null ? List.of() : fields.texts("allowed_viewers"));
  }

  /// The document with what was sent in place of what it had; null leaves a field as it is.
  static Map<String, @Nullable Object> changed(
      Map<String, @Nullable Object> document, Fields fields, Instant now) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(document);
    fields.optionalText("name").ifPresent(name -> changed.put("name", name));
    fields.optionalText("description").ifPresent(text -> changed.put("description", text));
    fields
        .object("layout", DashboardJson::layout)
        .ifPresent(layout -> changed.put("layout", layout));
    if (fields.raw("filters") != null) {
      changed.put("filters", fields.objects("filters", DashboardFilter::json));
    }
    if (fields.raw("is_public") != null) {
      changed.put("is_public", fields.truth("is_public", false));
    }
    if (fields.raw("allowed_viewers") != null) {
      changed.put("allowed_viewers", fields.texts("allowed_viewers"));
    }
    if (fields.raw("widgets") != null) {
      changed.put("widgets", fields.objects("widgets", widget -> widget(widget, now)));
    }
    return changed;
  }

  /// The widget with what was sent in place of what it had.
  static Map<String, @Nullable Object> changedWidget(
      Map<String, @Nullable Object> widget, Fields fields, Instant now) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(widget);
    fields.optionalText("title").ifPresent(title -> changed.put("title", title));
    query(fields).ifPresent(query -> changed.put("query", query));
    fields
        .object("position", DashboardJson::position)
        .ifPresent(position -> changed.put("position", position));
    fields
        .object("config", DashboardJson::config)
        .ifPresent(config -> changed.put("config", config));
    changed.put("updated_at", now.toString());
    if (changed.get("query") != null
        && changed.get("config") instanceof Map<?, ?> config
        && config.get("raw_sql") != null) {
      fields.wrong("raw_sql and query are mutually exclusive; set one or the other, not both");
    }
    return changed;
  }

  /// The widgets of a document.
  @SuppressWarnings("unchecked") // written by this class
  static List<Map<String, @Nullable Object>> widgets(Map<String, @Nullable Object> document) {
    List<Map<String, @Nullable Object>> widgets = new ArrayList<>();
    if (document.get("widgets") instanceof List<?> list) {
      list.forEach(widget -> widgets.add((Map<String, @Nullable Object>) widget));
    }
    return widgets;
  }

  /// The filters of a document.
  static List<DashboardFilter> filters(Map<String, @Nullable Object> document) {
    return Fields.of(document, List.of()).objects("filters", DashboardFilter::read);
  }

  /// The query of a widget; empty for one without.
  static Optional<QueryDefinition> queryOf(Map<String, @Nullable Object> widget) {
    return Fields.of(widget, List.of()).object("query", QueryJson::read);
  }
}
