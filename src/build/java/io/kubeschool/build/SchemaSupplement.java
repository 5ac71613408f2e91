package io.kubeschool.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What neither artifact tells: how Go's structs treat empty values and name their types ({@code
 * go-fields.txt}), the values of enumerations ({@code enums.txt}), and where the paragraphs of a
 * description begin ({@code paragraphs.txt}: number of a word, and the blanks before it).
 */
final class SchemaSupplement {

  /** What Go says of a field: {@code !} not omitempty, z omitzero, p pointer, v struct by value. */
  record GoField(String flags, String type) {}

  private static final Pattern WORD = Pattern.compile("(\\s*)(\\S+)");

  private final Map<String, Map<String, GoField>> fields = new TreeMap<>();
  private final Map<String, Map<String, String>> enums = new TreeMap<>();

  private final Map<String, String[]> paragraphs = new TreeMap<>();

  SchemaSupplement(Path folder) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("paragraphs.txt"))) {
      String[] words = line.split(" ");
      paragraphs.put(words[0], words);
    }
    for (String line : Files.readAllLines(folder.resolve("go-fields.txt"))) {
      String[] words = line.split(" ");
      Map<String, GoField> ofType = new TreeMap<>();
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        String[] flags = words[i].substring(colon + 1).split("=", 2);
        ofType.put(
            words[i].substring(0, colon), new GoField(flags[0], flags.length > 1 ? flags[1] : ""));
      }
      fields.put(words[0], ofType);
    }
    List<String> current = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("enums.txt"))) {
      if (!line.startsWith("\t")) {
        current = List.of(line.split(" "));
        current.forEach(field -> enums.put(field, new LinkedHashMap<>()));
      } else {
        int blank = line.indexOf(' ');
        String value = blank < 0 ? line.substring(1) : line.substring(1, blank);
        String meaning = blank < 0 ? "" : line.substring(blank).replace("\\n", "\n");
        current.forEach(field -> enums.get(field).put(value, meaning));
      }
    }
  }

  GoField field(String type, String field) {
    return fields.getOrDefault(type, Map.of()).getOrDefault(field, new GoField("", ""));
  }

  /** The description of a type or of a field ({@code type.field}) with its paragraphs. */
  String withParagraphs(String name, String description) {
    String[] breaks = paragraphs.get(name);
    if (breaks == null) {
      return description;
    }
    Map<Integer, String> blanks = new TreeMap<>();
    for (int i = 1; i < breaks.length; i++) {
      String[] parts = breaks[i].split(":");
      blanks.put(
          Integer.parseInt(parts[0]),
          parts[1].replace('n', '\n').replace('s', ' ').replace('t', '\t'));
    }
    Matcher word = WORD.matcher(description);
    StringBuilder text = new StringBuilder();
    for (int i = 0; word.find(); i++) {
      text.append(blanks.getOrDefault(i, word.group(1))).append(word.group(2));
    }
    return text.toString();
  }

  /** The values of a field with their meanings, or null if it is no enumeration. */
  Map<String, String> enumOf(String type, String field) {
    return enums.get(type + "." + field);
  }
}
