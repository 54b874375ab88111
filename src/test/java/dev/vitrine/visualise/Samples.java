package dev.vitrine.visualise;

/// How the sample files are read, with the types that they had.
final class Samples {

  private Samples() {}

  static String select(String name, String path) {
    String columns = name.equals("world") ? "* REPLACE (unhex(geom) AS geom)" : "*";
    return "SELECT "
        + columns
        + " FROM read_csv('"
        + path
        + "', header = true, nullstr = '', types = "
        + types(name)
        + ")";
  }

  private static String types(String name) {
    return switch (name) {
      case "penguins" ->
          "{'species': 'VARCHAR', 'island': 'VARCHAR', 'bill_len': 'DOUBLE', 'bill_dep': 'DOUBLE',"
              + " 'flipper_len': 'INTEGER', 'body_mass': 'INTEGER', 'sex': 'VARCHAR',"
              + " 'year': 'INTEGER'}";
      case "airquality" ->
          "{'Ozone': 'INTEGER', 'Solar.R': 'INTEGER', 'Wind': 'DOUBLE', 'Temp': 'INTEGER',"
              + " 'Month': 'INTEGER', 'Day': 'INTEGER', 'Date': 'DATE', 'Week': 'INTEGER',"
              + " 'Epoch': 'DOUBLE'}";
      default -> "{'population': 'DOUBLE', 'gdp': 'INTEGER'}";
    };
  }
}
