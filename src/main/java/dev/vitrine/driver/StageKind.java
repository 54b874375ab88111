package dev.vitrine.driver;

import dev.vitrine.stages.Transfer;

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

  /// The way that works best with this driver.
  ///
  /// @param sharesDisk whether it may use the disk on which stages lie
  static StageKind of(Client client, Transfer transfer, boolean sharesDisk) {
    if (client.isCompiled()) {
      return BUCKET;
    }
    boolean upload = transfer instanceof Transfer.Upload;
    return switch (client.app()) {
      // on a disk it replaces what it should skip; it downloads by links alone
      case "JavaScript" -> upload ? STORE : LINKS;
      // on a disk it downloads no streams
      case "JDBC" -> sharesDisk && upload ? DISK : LINKS;
      // on a disk it loses streams and leaves the end of a longer file that it replaces; by links
      // it
      // names the files of a pattern wrongly
      case "Go" -> sharesDisk && isPattern(transfer) ? DISK : LINKS;
      default -> sharesDisk ? DISK : LINKS;
    };
  }

  private static boolean isPattern(Transfer transfer) {
    return transfer instanceof Transfer.Upload upload
        && !upload.overwrite()
        && (upload.source().contains("*") || upload.source().contains("?"));
  }
}
