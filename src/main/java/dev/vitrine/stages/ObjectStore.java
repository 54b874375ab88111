package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Places of stages as an object store shows them: a bucket that nobody can guess stands for one
/// transfer, its keys for paths in that stage. Any thread may use it.
///
/// A bucket is all that a client needs to show, so it opens no more than its transfer does: the
/// paths under one prefix, for an hour, to write or to read.
@Singleton
public final class ObjectStore {

  /// How long a transfer may last.
  public static final Duration LASTS = Duration.ofHours(1);

  private static final int MOST = 10_000;
  private static final String BEGIN = "vitrine-";

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Bucket> buckets = new LinkedHashMap<>();

  @Inject
  ObjectStore() {
    this(InstantSource.system());
  }

  ObjectStore(InstantSource clock) {
    this.clock = clock;
  }

  private record Bucket(
      StageArea area, String prefix, boolean writes, boolean overwrites, Instant ends) {}

  /// A bucket for files that come. Keys begin with the upload's directory.
  ///
  /// @return 40 lower-case letters, digits and hyphens, as a bucket's name must be
  public String open(Transfer.Upload upload) {
    StageArea area = upload.place().area();
    return opened(area, upload.directory().text(), true, upload.overwrite());
  }

  /// A bucket for files that go.
  public String open(Transfer.Download download) {
    return opened(download.place().area(), download.place().path().text(), false, false);
  }

  private synchronized String opened(
      StageArea area, String prefix, boolean writes, boolean overwrites) {
    Instant now = clock.instant();
    buckets.values().removeIf(bucket -> bucket.ends().isBefore(now));
    if (buckets.size() >= MOST) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String name = BEGIN + HexFormat.of().formatHex(secret);
    buckets.put(name, new Bucket(area, prefix, writes, overwrites, now.plus(LASTS)));
    return name;
  }

  /// Whether this could be a bucket's name, for a door that shares its paths with others.
  public static boolean isBucket(String name) {
    return name.length() == BEGIN.length() + 32 && name.startsWith(BEGIN);
  }

  /// The object of this key; empty when there is none.
  ///
  /// @throws SqlError `NOT_ALLOWED` for a bucket that is unknown or over, or a key outside of it
  public Optional<StagedFile> head(String bucket, String key) {
    return find(bucket, key).area().file(StagePath.of(key));
  }

  /// What was said of an object when it came.
  ///
  /// @param file as [#head] has it
  public Map<String, String> notes(String bucket, StagedFile file) {
    return find(bucket, file.path()).area().notes(file);
  }

  /// Begins an object, which takes the place of one of that key when it is kept.
  ///
  /// @param mustBeNew whether the client wants no other's place, whatever the transfer allows
  /// @throws SqlError `NOT_ALLOWED` as [#head], and where the bucket is for reading; `FILES_EXIST`
  ///   for a key that is taken, now or when it is kept, where the transfer does not overwrite
  public StageUpload put(String bucket, String key, boolean mustBeNew) {
    Bucket found = find(bucket, key);
    if (!found.writes()) {
      throw new SqlError(ErrorCode.NOT_ALLOWED, "this transfer reads only");
    }
    StagePath path = StagePath.of(key);
    boolean alone = mustBeNew || !found.overwrites();
    if (alone && found.area().file(path).isPresent()) {
      throw new SqlError(ErrorCode.FILES_EXIST, "the file '" + key + "' is there already");
    }
    StageUpload upload = found.area().create(path);
    if (alone) {
      upload.mustBeNew();
    }
    return upload;
  }

  /// The object's bytes.
  ///
  /// @throws SqlError `NOT_ALLOWED` as [#head]; `FILE_NOT_FOUND`
  public InputStream get(String bucket, String key) {
    return find(bucket, key).area().open(StagePath.of(key));
  }

  private synchronized Bucket find(String name, String key) {
    Bucket bucket = buckets.get(name);
    if (bucket == null || bucket.ends().isBefore(clock.instant())) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED, "the transfer is over or was never begun: send PUT or GET again");
    }
    if (!key.startsWith(bucket.prefix())) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED, "the transfer is of '" + bucket.prefix() + "' only");
    }
    return bucket;
  }
}
