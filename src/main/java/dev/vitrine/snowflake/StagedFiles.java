package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.StageStatement.Get;
import dev.vitrine.dialect.syntax.StageStatement.ListFiles;
import dev.vitrine.dialect.syntax.StageStatement.Put;
import dev.vitrine.dialect.syntax.StageStatement.RemoveFiles;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.stages.Copying;
import dev.vitrine.stages.LocalFiles;
import dev.vitrine.stages.Selection;
import dev.vitrine.stages.StageStore;
import dev.vitrine.stages.Transfer;
import java.util.List;

/// `LIST`, `REMOVE`, `PUT` and `GET`.
final class StagedFiles {

  private static final SqlType NUMBER = SqlType.fixed(38, 0);
  private static final List<Column> LISTED =
      List.of(
          new Column("name", SqlType.TEXT, true),
          new Column("size", NUMBER, true),
          new Column("md5", SqlType.TEXT, true),
          new Column("last_modified", SqlType.TEXT, true));
  private static final List<Column> REMOVED =
      List.of(new Column("name", SqlType.TEXT, true), new Column("result", SqlType.TEXT, true));
  private static final List<Column> PUT =
      List.of(
          new Column("source", SqlType.TEXT, true),
          new Column("target", SqlType.TEXT, true),
          new Column("source_size", NUMBER, true),
          new Column("target_size", NUMBER, true),
          new Column("source_compression", SqlType.TEXT, true),
          new Column("target_compression", SqlType.TEXT, true),
          new Column("status", SqlType.TEXT, true),
          new Column("message", SqlType.TEXT, true));
  private static final List<Column> GOT =
      List.of(
          new Column("file", SqlType.TEXT, true),
          new Column("size", NUMBER, true),
          new Column("status", SqlType.TEXT, true),
          new Column("message", SqlType.TEXT, true));

  private final LocalFiles local;
  private final StageNames names;

  StagedFiles(StageStore store, StageNames names) {
    this.local = new LocalFiles(store);
    this.names = names;
  }

  Answer list(ListFiles list, Context context) {
    Selection place = names.find(list.location(), context.environment()).selection();
    return Answer.rows(
        LISTED,
        Copying.files(place, list.pattern()).stream()
            .map(file ->
                List.of(
                    place.prefix() + file.path(),
                    Long.toString(file.size()),
                    file.md5(),
                    file.modifiedText()))
            .toList());
  }

  Answer remove(RemoveFiles remove, Context context) {
    Selection place = names.find(remove.location(), context.environment()).selection();
    return Answer.rows(
        REMOVED,
        Copying.remove(place, remove.pattern()).stream()
            .map(path -> List.of(place.prefix() + path, "removed"))
            .toList());
  }

  Answer put(Put put, Context context) {
    return Answer.rows(PUT, local.put(upload(put, context.environment())));
  }

  Answer get(Get get, Context context) {
    return Answer.rows(GOT, local.get(download(get, context.environment())));
  }

  Transfer.Upload upload(Put put, Environment environment) {
    Selection place = names.find(put.location(), environment).selection();
    return Transfer.upload(put.source(), place, put.options());
  }

  Transfer.Download download(Get get, Environment environment) {
    Selection place = names.find(get.location(), environment).selection();
    return Transfer.download(get.target(), place, get.options());
  }
}
