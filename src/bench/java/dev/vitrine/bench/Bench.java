package dev.vitrine.bench;

/// Runs one measurement: its name, then how many rounds.
final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    switch (arguments[0]) {
      case "latency" -> Latency.run(rounds);
      case "neighbours" -> Neighbours.run(rounds);
      case "handles" -> Handles.run(rounds);
      case "formats" -> Formats.run(rounds);
      case "large" -> Large.run(rounds);
      case "cancel" -> Cancel.run(rounds);
      case "visualise" -> Charts.run(rounds);
      case "dialect" -> Dialect.run(rounds);
      case "drivers" -> Drivers.run(rounds);
      case "queries" -> JsonQueries.run(rounds);
      case "sessions" -> Sessions.run(rounds);
      case "notebooks" -> Notebooks.run(rounds);
      case "hybrid" -> Hybrid.run(rounds);
      default -> throw new IllegalArgumentException("no measurement named " + arguments[0]);
    }
    System.exit(0); // what still runs in the peer ends with it
  }
}
