package io.kubeschool.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of client-java-proto, read from the comments of its generated sources: full names of
 * types, descriptions, list types and merge keys.
 */
final class ProtoMessages {

  /**
   * A field.
   *
   * @param type as protobuf writes it: {@code repeated .k8s.io.api.core.v1.Container}
   * @param number by which it is known on the wire
   * @param comment its lines, markers among them
   */
  record Field(String name, String type, int number, List<String> comment) {

    /** The message that it holds, {@code k8s.io.api.core.v1.VolumeSource}; "" if it holds none. */
    String message() {
      return type.startsWith("optional .") ? type.substring("optional .".length()) : "";
    }

    /** The value of {@code +marker=value}, or "". */
    String marker(String marker) {
      return ProtoMessages.marker(comment, marker);
    }

    /** Its comment without markers. */
    String description() {
      return describe(comment);
    }
  }

  /** The values of {@code +marker=value} in a comment, or "". */
  private static String marker(List<String> comment, String marker) {
    String last = "";
    for (String line : comment) {
      if (line.strip().startsWith("+" + marker + "=")) {
        String value = line.strip().substring(marker.length() + 2);
        last = last.isEmpty() ? value : last + "," + value;
      }
    }
    return last;
  }

  /** Models kube-openapi pkg/generators: how comments become descriptions. */
  private static String describe(List<String> comment) {
    StringBuilder text = new StringBuilder();
    for (String raw : comment) {
      String line = raw.stripTrailing();
      if (line.equals("---")) {
        break;
      }
      if (line.isEmpty()) {
        dropLast(text);
        text.append("\n\n");
      } else if (line.stripLeading().startsWith("TODO") || line.stripLeading().startsWith("+")) {
        continue;
      } else if (line.startsWith(" ") || line.startsWith("\t")) {
        dropLast(text);
        text.append('\n').append(line).append('\n');
      } else {
        text.append(line).append(' ');
      }
    }
    return text.toString().strip().replace("\\\"", "\"");
  }

  private static void dropLast(StringBuilder text) {
    if (!text.isEmpty()) {
      text.setLength(text.length() - 1);
    }
  }

  /**
   * A message.
   *
   * @param name {@code k8s.io.api.core.v1.Container}
   * @param description "" if it is not told
   * @param structType {@code atomic} if it is written as one, or ""
   */
  record Message(String name, String description, String structType, Map<String, Field> fields) {}

  private static final Pattern NAME = Pattern.compile("interface_extends:([\\w.-]+)\\)");
  private static final Pattern TYPE =
      Pattern.compile(" \\* <code>(.*?) (\\w+) = (\\d+)(?: \\[.*])?;</code>");

  private ProtoMessages() {}

  /** The messages in that source. */
  static List<Message> parse(BufferedReader source) throws IOException {
    List<Message> messages = new ArrayList<>();
    Map<String, Field> fields = null;
    Map<String, String> descriptions = new HashMap<>();
    Map<String, String> structTypes = new HashMap<>();
    List<String> comment = new ArrayList<>();
    boolean inComment = false;
    for (String line; (line = source.readLine()) != null; ) {
      Matcher name = NAME.matcher(line);
      if (name.find()) {
        fields = new LinkedHashMap<>();
        messages.add(new Message(name.group(1), "", "", fields));
      } else if (line.equals("  }")) {
        fields = null;
      } else if (line.startsWith("   * Protobuf type {@code ")) {
        String type = line.substring(line.indexOf("{@code ") + 7, line.indexOf('}'));
        descriptions.putIfAbsent(type, describe(comment));
        structTypes.putIfAbsent(type, marker(comment, "structType"));
        comment.clear();
      } else {
        String text = line.strip();
        if (text.equals("/**")) {
          comment.clear();
        } else if (text.equals("* <pre>")) {
          inComment = true;
        } else if (text.equals("* </pre>")) {
          inComment = false;
        } else if (inComment) {
          comment.add(
              unescape(text.startsWith("* ") ? line.substring(line.indexOf("* ") + 2) : ""));
        } else if (fields != null) {
          Matcher type = TYPE.matcher(line);
          if (type.find()) {
            fields.putIfAbsent(
                type.group(2),
                new Field(
                    type.group(2),
                    unescape(type.group(1)),
                    Integer.parseInt(type.group(3)),
                    List.copyOf(comment)));
          }
        }
      }
    }
    return messages.stream()
        .map(m ->
            new Message(
                m.name(),
                descriptions.getOrDefault(m.name(), ""),
                structTypes.getOrDefault(m.name(), ""),
                m.fields()))
        .toList();
  }

  private static String unescape(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&#64;", "@")
        .replace("&#47;", "/")
        .replace("&#42;", "*")
        .replace("&#92;", "\\")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
