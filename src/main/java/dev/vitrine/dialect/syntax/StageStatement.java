package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.catalog.OptionValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A statement about stages, file formats or files. Options come by upper-case name in the order
/// written; who runs the statement checks them.
public sealed interface StageStatement extends Statement {

  /// How an object is made.
  record Creation(boolean replace, boolean alter, boolean temporary, boolean ifNotExists) {}

  /// @param model of `CLONE`
  record CreateStage(
      Name name, Creation creation, Optional<Name> model, Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param model of `CLONE`
  record CreateFileFormat(
      Name name, Creation creation, Optional<Name> model, Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param options of `SET`; empty where it renames
  record AlterStage(
      Name name, boolean ifExists, Optional<Name> renamed, Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param options of `SET`; empty where it renames
  record AlterFileFormat(
      Name name, boolean ifExists, Optional<Name> renamed, Map<String, OptionValue> options)
      implements StageStatement {}

  record DropStage(Name name, boolean ifExists) implements StageStatement {}

  record DropFileFormat(Name name, boolean ifExists) implements StageStatement {}

  record DescribeStage(Name name) implements StageStatement {}

  record DescribeFileFormat(Name name) implements StageStatement {}

  /// @param location behind the `@`
  record ListFiles(String location, Optional<String> pattern) implements StageStatement {}

  /// @param location behind the `@`
  record RemoveFiles(String location, Optional<String> pattern) implements StageStatement {}

  /// @param source `file://` and a path, which may hold `*` and `?`
  /// @param location behind the `@`
  record Put(String source, String location, Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param location behind the `@`
  /// @param target `file://` and a directory
  record Get(String location, String target, Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param columns empty for all
  /// @param location behind the `@`, or a URL; empty for the table's own stage, and where there is
  ///   a
  /// @param query over staged files
  record CopyIntoTable(
      Name table,
      List<Ident> columns,
      Optional<String> location,
      Optional<Query> query,
      Map<String, OptionValue> options)
      implements StageStatement {}

  /// @param location behind the `@`, or a URL
  /// @param query as written; of a table all its columns
  /// @param partition an expression over its columns, as written
  record CopyIntoLocation(
      String location, String query, Optional<String> partition, Map<String, OptionValue> options)
      implements StageStatement {}
}
