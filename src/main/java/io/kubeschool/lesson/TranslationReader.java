package io.kubeschool.lesson;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a translation: the same keys as the English texts, no more and no less. */
final class TranslationReader {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z]*)[|}]");

  private final Path file;
  private final Language language;
  private final Map<String, ContentNode> found = new LinkedHashMap<>();

  TranslationReader(Path file, Language language) {
    this.file = file;
    this.language = language;
  }

  Texts read(Texts english) {
    ContentNode root = ContentNode.read(file);
    root.fields(java.util.List.of("title", "steps"));
    found.put("title", root.required("title"));
    root.required("steps").fields().forEach(this::flatten);
    Map<String, String> texts = new LinkedHashMap<>();
    english.byKey().forEach((key, text) -> texts.put(key, translation(key, text)));
    found.forEach((key, node) -> {
      if (!texts.containsKey(key)) {
        throw node.error("there is no text " + key + " in the English lesson");
      }
    });
    return new Texts(language, texts);
  }

  private String translation(String key, String english) {
    ContentNode node = found.get(key);
    if (node == null) {
      throw new ContentException(file, 0, "the text " + key + " is missing");
    }
    String text = node.text();
    if (!placeholders(text).equals(placeholders(english))) {
      throw node.error(
          key
              + " has the placeholders "
              + placeholders(text)
              + ", the English text "
              + placeholders(english));
    }
    return text;
  }

  private void flatten(String key, ContentNode node) {
    if (node.isMap()) {
      node.fields().forEach((name, field) -> flatten(key + "." + name, field));
    } else if (node.isList()) {
      int number = 1;
      for (ContentNode item : node.items()) {
        flatten(key + "." + number++, item);
      }
    } else {
      found.put(key, node);
    }
  }

  private static SortedSet<String> placeholders(String text) {
    SortedSet<String> names = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }
}
