package dev.vitrine.stages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

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

  /// Puts the file in its place; nothing may be written after it.
  public StagedFile keep() {
    try {
      out.close();
      long before = Files.exists(target) ? Files.size(target) : 0;
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      kept = true;
      space.free(before);
      String md5 = HexFormat.of().formatHex(digest.digest());
      var attributes =
          Files.readAttributes(target, java.nio.file.attribute.BasicFileAttributes.class);
      checksums.know(target, attributes, md5);
      return new StagedFile(path.text(), size, md5, attributes.lastModifiedTime().toInstant());
    } catch (IOException failure) {
      throw StageArea.because(path, failure);
    }
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
