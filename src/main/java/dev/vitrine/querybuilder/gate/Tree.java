package dev.vitrine.querybuilder.gate;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;

/// The parts of a node, found through all its fields: a visitor written by hand would miss the one
/// that a later version of the parser adds.
final class Tree {

  private static final String PARSER = "net.sf.jsqlparser.";

  /// What the parser notes about places in the text.
  private static final String GRAMMAR = PARSER + "parser.";

  private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private Tree() {}

  /// Nodes below this one, lists opened; texts, numbers and flags left out.
  static List<Object> parts(Object node) {
    List<Object> parts = new ArrayList<>();
    if (node instanceof Collection<?> list) {
      list.forEach(part -> add(parts, part));
    }
    for (Field field : FIELDS.computeIfAbsent(node.getClass(), Tree::fields)) {
      try {
        add(parts, field.get(node));
      } catch (IllegalAccessException closed) {
        throw new IllegalStateException(closed);
      }
    }
    return parts;
  }

  private static void add(List<Object> parts, Object value) {
    if (value == null || value.getClass().isEnum() || value instanceof Enum<?>) {
      return;
    }
    String type = value.getClass().getName();
    if (type.startsWith(GRAMMAR)) {
      return;
    }
    if (type.startsWith(PARSER)) {
      parts.add(value);
    } else if (value instanceof Collection<?> list) {
      list.forEach(part -> add(parts, part));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(part -> add(parts, part));
    }
  }

  /// Those of its superclasses too, but for the parser's own record of where the node stood.
  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> at = type;
        at != null && at.getName().startsWith(PARSER);
        at = at.getSuperclass()) {
      if (at == ASTNodeAccessImpl.class) {
        continue;
      }
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return List.copyOf(fields);
  }
}
