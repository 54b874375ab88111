package dev.vitrine.visualise.vegalite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One layer of the document while it is being made.
///
/// @param mark properties of the mark; `type` is one of them
/// @param transforms what happens to the rows before they are drawn
/// @param channels by name
record LayerDocument(
    Map<String, Object> mark, List<Object> transforms, Map<String, Object> channels) {

  /// @param type of the mark
  static LayerDocument of(String type, List<Object> transforms, Map<String, Object> channels) {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("type", type);
    return new LayerDocument(mark, new ArrayList<>(transforms), new LinkedHashMap<>(channels));
  }

  /// Another mark over the same rows.
  LayerDocument copy(String type) {
    return of(type, transforms, channels);
  }

  LayerDocument with(String property, Object value) {
    mark.put(property, value);
    return this;
  }

  /// Marks end at the frame.
  LayerDocument clipped() {
    return with("clip", true);
  }

  /// Keeps only the rows of which this is true.
  ///
  /// @param expression Vega's, made of names and numbers of ours alone
  LayerDocument where(String expression) {
    transforms.add(Map.of("filter", expression));
    return this;
  }

  Map<String, Object> json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("mark", mark);
    document.put("transform", transforms);
    document.put("encoding", channels);
    return document;
  }
}
