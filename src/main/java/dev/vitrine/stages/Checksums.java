package dev.vitrine.stages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// MD5 sums of files, which `LIST` shows; known for what was written here, read once otherwise. Any
/// thread may ask.
final class Checksums {

  private static final int KEPT = 10_000;

  private record Version(Path file, long size, FileTime modified) {}

  private final Map<Version, String> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Version, String> eldest) {
              return size() > KEPT;
            }
          });

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Of something short.
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  void know(Path file, BasicFileAttributes attributes, String md5) {
    known.put(version(file, attributes), md5);
  }

  /// Empty when the file went away meanwhile.
  String of(Path file, BasicFileAttributes attributes) {
    Version version = version(file, attributes);
    String md5 = known.get(version);
    if (md5 == null) {
      md5 = read(file);
      known.put(version, md5);
    }
    return md5;
  }

  private static Version version(Path file, BasicFileAttributes attributes) {
    return new Version(file, attributes.size(), attributes.lastModifiedTime());
  }

  private static String read(Path file) {
    MessageDigest digest = digest();
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException gone) {
      return "";
    }
  }
}
