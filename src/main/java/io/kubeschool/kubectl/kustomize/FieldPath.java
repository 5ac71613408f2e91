package io.kubeschool.kubectl.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Paths of fields as kustomizations write them. Models kyaml utils/pathsplitter.go. */
final class FieldPath {

  private FieldPath() {}

  /** The parts between delimiters; a delimiter after a backslash is part of a name. */
  static List<String> split(String path, String delimiter) {
    List<String> parts = new ArrayList<>(List.of(path.split(Pattern.quote(delimiter), -1)));
    if (parts.size() > 1 && parts.getFirst().isEmpty()) {
      parts.removeFirst();
    }
    List<String> result = new ArrayList<>();
    for (String part : parts) {
      String last = result.isEmpty() ? "" : result.getLast();
      if (last.endsWith("\\")) {
        result.set(result.size() - 1, last.substring(0, last.length() - 1) + delimiter + part);
      } else {
        result.add(part);
      }
    }
    return result;
  }

  /**
   * The parts between dots, where brackets hold dots together: {@code [name=a.b]} stays as it is,
   * {@code [a.b]} is the name {@code a.b}.
   */
  static List<String> splitSmartly(String path) {
    List<String> result = new ArrayList<>();
    List<String> parts = split(path, ".");
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!part.startsWith("[") || part.endsWith("]")) {
        result.add(part);
        continue;
      }
      StringBuilder bracketed = new StringBuilder(part);
      while (i < parts.size() - 1) {
        i++;
        bracketed.append('.').append(parts.get(i));
        if (parts.get(i).endsWith("]")) {
          break;
        }
      }
      String text = bracketed.toString();
      result.add(text.contains("=") ? text : text.replaceAll("^[\\[\\]]+|[\\[\\]]+$", ""));
    }
    return result;
  }

  static boolean isIndex(String part) {
    return part.matches("[0-9]{1,9}");
  }

  static boolean isElement(String part) {
    return part.startsWith("[") && part.endsWith("]");
  }
}
