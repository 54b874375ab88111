package dev.vitrine.visualise;

/// How the sample files are read, with the types that they had.
final class Samples {

  private Samples() {}

  static String select(String name, String path) {
    return "SELECT * FROM read_csv('"
        + path
        + "', header = true, nullstr = '', types = "
        + types(name)
        + ")";
  }

  private static String types(String name) {
    return name.equals("penguins")
        ? "{'species': 'VARCHAR', 'island': 'VARCHAR', 'bill_len': 'DOUBLE', 'bill_dep': 'DOUBLE',"
            + " 'flipper_len': 'INTEGER', 'body_mass': 'INTEGER', 'sex': 'VARCHAR', 'year': 'INTEGER'}"
        : "{'Ozone': 'INTEGER', 'Solar.R': 'INTEGER', 'Wind': 'DOUBLE', 'Temp': 'INTEGER',"
            + " 'Month': 'INTEGER', 'Day': 'INTEGER', 'Date': 'DATE', 'Week': 'INTEGER',"
            + " 'Epoch': 'DOUBLE'}";
  }
}
