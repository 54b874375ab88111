package dev.vitrine.stages;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that an unload writes: one at a time for each partition, a new one when the last is
/// full. None of them is to be seen before all are whole. For one thread.
final class UnloadFiles implements Closeable {

  /// So many partitions are open at once; files have buffers.
  private static final int MOST_PARTITIONS = 1000;

  private final StageArea area;
  private final UnloadNames names;
  private final Compression compression;
  private final RowText text;
  private final List<String> header;
  private final Map<String, Part> open = new LinkedHashMap<>();
  private final List<Part> full = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final StringBuilder line = new StringBuilder();
  private long rows;
  private long bytes;

  /// @param header names to begin each file with; empty for none
  UnloadFiles(StageArea area, UnloadNames names, RowText text, List<String> header) {
    this.area = area;
    this.names = names;
    this.compression = Compression.toWrite(names.format().compression());
    this.text = text;
    this.header = header;
  }

  /// A file that was written.
  record Written(StagedFile file, long rows) {}

  private static final class Part {
    private final StageUpload upload;
    private final OutputStream out;
    private long rows;

    Part(StageUpload upload, OutputStream out) {
      this.upload = upload;
      this.out = out;
    }
  }

  /// Rows so far.
  long rows() {
    return rows;
  }

  /// Bytes so far, before they were packed.
  long bytes() {
    return bytes;
  }

  /// @param partition empty without one
  void write(String partition, List<@Nullable String> values) {
    try {
      Part part = open.get(partition);
      if (part == null) {
        part = begin(partition);
      }
      line.setLength(0);
      text.row(values, line);
      put(part);
      part.rows++;
      rows++;
      if (part.upload.size() >= names.options().maxFileSize()) {
        full(partition, part);
      }
    } catch (IOException failure) {
      throw StageArea.because(names.path(), failure);
    }
  }

  private void put(Part part) throws IOException {
    byte[] written = line.toString().getBytes(names.format().charset());
    part.out.write(written);
    bytes += written.length;
  }

  private Part begin(String partition) throws IOException {
    if (open.size() >= MOST_PARTITIONS) {
      String oldest = open.keySet().iterator().next();
      finish(open.remove(oldest));
    }
    int number = numbers.merge(partition, 1, Integer::sum) - 1;
    StageUpload upload = area.create(names.of(partition, number));
    Part part = new Part(upload, compression.pack(new Unclosed(upload)));
    open.put(partition, part);
    if (!header.isEmpty()) {
      line.setLength(0);
      text.header(header, line);
      put(part);
    }
    return part;
  }

  private void full(String partition, Part part) throws IOException {
    if (names.options().single()) {
      throw names.options().exceeded();
    }
    open.remove(partition);
    finish(part);
  }

  /// Nothing is written to it any more.
  private void finish(@Nullable Part part) throws IOException {
    if (part != null) {
      full.add(part);
      part.out.close();
      part.upload.finish();
    }
  }

  /// Puts all files in their places.
  List<Written> keep() {
    List<Written> written = new ArrayList<>();
    try {
      for (Part part : open.values()) {
        finish(part);
      }
      open.clear();
      for (Part part : full) {
        written.add(new Written(part.upload.keep(), part.rows));
      }
      return written;
    } catch (IOException failure) {
      throw StageArea.because(names.path(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    full.addAll(open.values());
    for (Part part : full) {
      part.upload.close();
    }
  }
}
