package dev.vitrine.driver;

/// How a driver carries files of stages: by itself on a disk that both see, or over HTTP in the
/// manner of a store that it knows and that it speaks plain HTTP with.
enum StageKind {
  /// The driver reads and writes a directory.
  DISK("LOCAL_FS"),
  /// S3, path-style, at an address of ours.
  BUCKET("S3"),
  /// Google's store with a token, at an address of ours.
  STORE("GCS"),
  /// Google's store with an address for each file, which needs no credentials.
  LINKS("GCS");

  private final String locationType;

  StageKind(String locationType) {
    this.locationType = locationType;
  }

  String locationType() {
    return locationType;
  }

  /// Of the small library that other drivers ship beside themselves and name too.
  private static final String SMALL_CORE = "0.0.";

  /// The way that works best with this driver.
  ///
  /// @param sharesDisk whether it may use the disk on which stages lie
  static StageKind of(Client client, boolean sharesDisk) {
    if (client.app().equals("JavaScript")) {
      // on a disk it replaces what it should skip
      return STORE;
    }
    boolean compiled = !client.core().isEmpty() && !client.core().startsWith(SMALL_CORE);
    if (compiled) {
      return BUCKET;
    }
    return sharesDisk ? DISK : LINKS;
  }
}
