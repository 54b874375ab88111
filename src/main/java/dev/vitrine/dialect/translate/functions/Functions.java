package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.AggregatePlaces;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// All functions.
public final class Functions {

  private static final List<Family> FAMILIES =
      List.of(
          new Conditionals(),
          new Texts(),
          new TextParts(),
          new TextSearch(),
          new CollationFunctions(),
          new BinaryTexts(),
          new Digests(),
          new Regexps(),
          new Bits(),
          new Bitmaps(),
          new SystemTypes(),
          new Conversions(),
          new Numbers(),
          new Rounding(),
          new RealFunctions(),
          new RandomNumbers(),
          new Sequences(),
          new CurrentTimes(),
          new DateArithmetic(),
          new DateParts(),
          new DateTruncation(),
          new DateBuilding(),
          new DateConversions(),
          new FormattedTexts(),
          new JsonTexts(),
          new VariantTests(),
          new VariantValues(),
          new VariantAccess(),
          new ObjectFunctions(),
          new ArrayFunctions(),
          new TextsToJson(),
          new HigherOrder(),
          new SimpleAggregates(),
          new Statistics(),
          new Percentiles(),
          new LogicalAggregates(),
          new Collecting(),
          new Windows(),
          new GetDdl(),
          new Context());

  /// They take the names of a star's columns too, and so the star itself.
  private static final Set<String> OF_COLUMNS =
      Set.of("OBJECT_CONSTRUCT", "OBJECT_CONSTRUCT_KEEP_NULL");

  private static final Registry REGISTRY = new Registry();

  static {
    FAMILIES.forEach(family -> family.register(REGISTRY));
  }

  private Functions() {}

  /// Names of all functions, sorted.
  public static Set<String> names() {
    return REGISTRY.names();
  }

  /// Names by family, for documents: families in the words of their classes' names.
  public static SequencedMap<String, Set<String>> byFamily() {
    SequencedMap<String, Set<String>> all = new LinkedHashMap<>();
    for (Family family : FAMILIES) {
      Registry registry = new Registry();
      family.register(registry);
      String name = family.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
      all.put(name.toLowerCase(Locale.ROOT), registry.names());
    }
    return all;
  }

  public static boolean isAggregate(String name) {
    return REGISTRY.find(name).map(Registry.Entry::aggregate).orElse(false);
  }

  /// Whether it gives rows a number of their own, which no generator brought.
  public static boolean countsRows(String name, Scope scope) {
    return Sequences.NAMES.contains(name) && !Sequences.isGenerated(scope);
  }

  public static boolean needsNoBrackets(String name) {
    return REGISTRY.find(name).map(Registry.Entry::bare).orElse(false);
  }

  /// @throws dev.vitrine.kernel.SqlError `UNKNOWN_FUNCTION`, `TOO_FEW_ARGUMENTS`,
  ///   `TOO_MANY_ARGUMENTS`
  public static Typed apply(FunctionCall call) {
    boolean qualified = call.syntax().function().parts().size() > 1;
    Optional<Registry.Entry> entry = qualified ? Optional.empty() : REGISTRY.find(call.name());
    if (entry.isEmpty()) {
      return UserFunctions.apply(call).orElseThrow(() -> unknown(call));
    }
    boolean scalar = entry.get().kind() == Registry.Kind.SCALAR;
    boolean expanded = scalar && !OF_COLUMNS.contains(call.name());
    return apply(expanded ? call.expanded() : call, entry.get());
  }

  private static Typed apply(FunctionCall call, Registry.Entry entry) {
    checkArity(call, entry);
    CallForms.check(call, entry);
    boolean windowed = call.syntax().over().isPresent();
    if (windowed && entry.kind() == Registry.Kind.SCALAR) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Invalid function type [" + call.name() + "] for window function.");
    }
    Framing.check(call);
    if (!entry.aggregate() || windowed) {
      return CollationFunctions.kept(call, entry.rule().apply(call));
    }
    AggregatePlaces.refuseWithin(call.syntax(), call.expressions().problems());
    return aggregated(call, entry);
  }

  /// Columns inside an aggregate need not be grouped by.
  private static Typed aggregated(FunctionCall call, Registry.Entry entry) {
    int mark = call.expressions().enterAggregate();
    try {
      return entry.rule().apply(call);
    } finally {
      call.expressions().leaveAggregate(mark);
    }
  }

  private static RuntimeException unknown(FunctionCall call) {
    String name = call.syntax().function().toString();
    return Unsupported.isKnown(call.name())
        ? Problems.unsupported(call.name())
        : call.error(
            ErrorCode.UNKNOWN_FUNCTION,
            "Unknown function " + name + Suggestions.of(call.name(), names()));
  }

  private static void checkArity(FunctionCall call, Registry.Entry entry) {
    if (call.count() > entry.most()) {
      throw Arity.tooMany(call, entry.most());
    }
    if (call.count() < entry.least()) {
      throw Arity.tooFew(call, entry.least());
    }
  }
}
