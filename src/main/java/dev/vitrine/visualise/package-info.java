/// Charts from SQL: the VISUALISE language, from text to a Vega-Lite document.
///
/// Start at [Visualise] (is there a chart in this text?), then [Plan] (which SQL does it need, and
/// what comes of it). A library of its own: text and columns in, SQL text and JSON out; it runs
/// nothing, and knows no database, no server and no clock.
///
/// ```java
/// Optional<Split> split = Visualise.split(text, Escapes.STANDARD);
/// Chart chart = split.get().chart();
/// Plan plan = Plan.of(chart, source, new DuckDbSql(), Limits.DEFAULT);
/// Step step = plan.start();
/// while (!(step instanceof Step.Done)) {
///   step =
///       switch (step) {
///         case Step.Need need -> plan.next(run(need.sql(), need.where()));
///         case Step.Load load -> plan.loaded(copy(load.sql(), load.table()));
///         case Step.Done done -> done;
///       };
/// }
/// String spec = ((Step.Done) step).spec();
/// ```
@NullMarked
package dev.vitrine.visualise;

import org.jspecify.annotations.NullMarked;
