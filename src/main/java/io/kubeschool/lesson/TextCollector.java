package io.kubeschool.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers a lesson's texts by key while its structure is read. */
final class TextCollector {

  private final Map<String, String> texts = new LinkedHashMap<>();

  void put(String key, ContentNode node) {
    texts.put(key, node.text());
  }

  void putIfGiven(String key, ContentNode node) {
    if (node != null) {
      put(key, node);
    }
  }

  Map<String, String> texts() {
    return texts;
  }
}
