package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/// A file on its way into a stage: nobody sees it before [#keep], and nothing stays of it when it
/// is closed without that. For one thread.
public final class StageUpload extends OutputStream {

  private final StagePath path;
  private final Path target;
  private final Path part;
  private final OutputStream out;
  private final Space space;
  private final Checksums checksums;
  private final MessageDigest digest = Checksums.digest();
  private Map<String, String> notes = Map.of();
  private boolean mustBeNew;
  private long size;
  private boolean kept;
  private boolean closed;

  StageUpload(StagePath path, Path target, Space space, Checksums checksums) throws IOException {
    this.path = path;
    this.target = target;
    this.part = Uploads.beside(target);
    this.space = space;
    this.checksums = checksums;
    this.out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// Bytes written so far.
  public long size() {
    return size;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// @throws dev.vitrine.kernel.SqlError `STAGE_LIMIT`
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    space.take(size, length);
    size += length;
    digest.update(bytes, offset, length);
    out.write(bytes, offset, length);
  }

  /// Nothing is written any more: the system's file is given back until [#keep].
  void finish() throws IOException {
    out.close();
  }

  /// What is to be known of the file beside its bytes.
  ///
  /// @param said names without `=` and values, of one line each
  public void note(Map<String, String> said) {
    notes = Map.copyOf(said);
  }

  /// It takes no other file's place: [#keep] finds out, however many write that name.
  void mustBeNew() {
    mustBeNew = true;
  }

  /// Puts the file in its place; nothing may be written after it.
  ///
  /// @throws SqlError `FILES_EXIST` for a name that is taken, where that matters
  public StagedFile keep() {
    try {
      out.close();
      String md5 = HexFormat.of().formatHex(digest.digest());
      // one after the other: a file, what is said of it, and whether there is one go together
      synchronized (checksums) {
        return moved(md5);
      }
    } catch (IOException failure) {
      throw StageArea.because(path, failure);
    }
  }

  private StagedFile moved(String md5) throws IOException {
    boolean taken = Files.exists(target);
    if (taken && mustBeNew) {
      throw new SqlError(ErrorCode.FILES_EXIST, "the file '" + path + "' is there already");
    }
    long before = taken ? Files.size(target) : 0;
    Notes.write(target, md5, notes);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    kept = true;
    space.free(before);
    BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
    checksums.know(target, attributes, md5);
    return new StagedFile(path.text(), size, md5, attributes.lastModifiedTime().toInstant());
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    out.close();
    if (!kept) {
      space.free(size);
      Files.deleteIfExists(part);
    }
  }
}
