package dev.vitrine.stages;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// How the bytes of a file are packed.
enum Compression {
  NONE(""),
  GZIP(".gz"),
  BZ2(".bz2"),
  ZSTD(".zst"),
  DEFLATE(".deflate"),
  RAW_DEFLATE(".raw_deflate");

  private static final int BLOCK = 1 << 16;

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  /// The end that it gives to names.
  String extension() {
    return extension;
  }

  /// What a file format says, AUTO being found out by the name's end, then by the first bytes.
  ///
  /// @param option such as `GZIP`
  /// @param name of the file
  /// @throws SqlError `NOT_SUPPORTED` for one that is not read here
  static Compression toRead(String option, String name, BufferedInputStream in) throws IOException {
    return option.equals("AUTO") ? found(name, in) : named(option);
  }

  /// As [#toRead], AUTO being gzip.
  static Compression toWrite(String option) {
    return option.equals("AUTO") ? GZIP : named(option);
  }

  private static Compression named(String option) {
    for (Compression compression : values()) {
      if (compression.name().equals(option)) {
        return compression;
      }
    }
    throw new SqlError(
        ErrorCode.NOT_SUPPORTED,
        "Unsupported feature 'compression "
            + option
            + "': there are GZIP, BZ2, ZSTD, DEFLATE, RAW_DEFLATE and NONE.");
  }

  /// What a file that `PUT` takes is packed with, whether it is read here or not.
  static String known(String name, BufferedInputStream in) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    Compression content = magic(in);
    return content == NONE && lower.endsWith(".br") ? "BROTLI" : byName(content, lower).name();
  }

  /// By name and content: a name alone may lie.
  static Compression found(String name, BufferedInputStream in) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    Compression content = magic(in);
    if (content == NONE && (lower.endsWith(".br") || lower.endsWith(".lzo"))) {
      return named(lower.endsWith(".br") ? "BROTLI" : "LZO");
    }
    return byName(content, lower);
  }

  /// These two have no mark in their content.
  private static Compression byName(Compression content, String name) {
    if (content == NONE && name.endsWith(".deflate")) {
      return DEFLATE;
    }
    return content == NONE && name.endsWith(".raw_deflate") ? RAW_DEFLATE : content;
  }

  private static Compression magic(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    return magic(start);
  }

  private static Compression magic(byte[] start) {
    if (start.length >= 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (start.length >= 3 && start[0] == 'B' && start[1] == 'Z' && start[2] == 'h') {
      return BZ2;
    }
    boolean zstd =
        start.length >= 4
            && start[0] == 0x28
            && (start[1] & 0xff) == 0xb5
            && start[2] == 0x2f
            && (start[3] & 0xff) == 0xfd;
    return zstd ? ZSTD : NONE;
  }

  InputStream unpack(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BLOCK);
      case BZ2 -> new BZip2CompressorInputStream(in, true);
      case ZSTD -> new ZstdInputStream(in);
      case DEFLATE -> new InflaterInputStream(in, new Inflater(), BLOCK);
      case RAW_DEFLATE -> new InflaterInputStream(in, new Inflater(true), BLOCK);
    };
  }

  OutputStream pack(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BLOCK);
      case BZ2 -> new BZip2CompressorOutputStream(out);
      case ZSTD -> new ZstdOutputStream(out);
      case DEFLATE -> new DeflaterOutputStream(out, new Deflater(), BLOCK);
      case RAW_DEFLATE ->
          new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), BLOCK);
    };
  }
}
