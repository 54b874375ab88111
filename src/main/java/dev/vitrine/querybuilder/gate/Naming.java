package dev.vitrine.querybuilder.gate;

import dev.vitrine.querybuilder.schema.SchemaTable;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;

/// How a warehouse writes a table's name.
///
/// @param quote what stands around a name
/// @param qualified whether the schema is named too
/// @param backslashEscapes whether a backslash changes where a string ends
public record Naming(char quote, boolean qualified, boolean backslashEscapes) {

  /// The name in its quotes.
  public String quoted(String name) {
    String twice = String.valueOf(quote).repeat(2);
    return quote + name.replace(String.valueOf(quote), twice) + quote;
  }

  /// Makes the node name that table and no other; what named its columns still does.
  void rename(Table node, SchemaTable table) {
    if (node.getAlias() == null) {
      node.setAlias(new Alias(node.getName(), true));
    }
    node.setName(quoted(table.name()));
    node.setSchemaName(qualified ? quoted(table.schema()) : null);
  }
}
