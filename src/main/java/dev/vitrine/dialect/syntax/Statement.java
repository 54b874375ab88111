package dev.vitrine.dialect.syntax;

/// One statement. Queries and DML are [QueryStatement] and [Dml]; each other family of statements
/// has records of its own.
public interface Statement {

  /// A query.
  record QueryStatement(Query query) implements Statement {}
}
