package dev.vitrine.agent.guard;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The records below a node of a syntax tree, found through all its components; lists, maps and
/// optional ones are opened.
final class Parts {

  private static final Map<Class<?>, List<Method>> COMPONENTS = new ConcurrentHashMap<>();

  private Parts() {}

  static List<Object> of(Object node) {
    List<Object> parts = new ArrayList<>();
    if (node instanceof Record) {
      COMPONENTS
          .computeIfAbsent(node.getClass(), Parts::components)
          .forEach(component -> add(value(component, node), parts));
    } else {
      add(node, parts);
    }
    return parts;
  }

  private static void add(@Nullable Object value, List<Object> parts) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(inner -> add(inner, parts));
      case Iterable<?> list -> list.forEach(inner -> add(inner, parts));
      case Map<?, ?> map -> map.values().forEach(inner -> add(inner, parts));
      case Record part -> parts.add(part);
      case null, default -> {} // texts, numbers, flags
    }
  }

  private static List<Method> components(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
  }

  private static @Nullable Object value(Method component, Object node) {
    try {
      return component.invoke(node);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
