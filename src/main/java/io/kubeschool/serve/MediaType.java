package io.kubeschool.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A media type of a header.
 *
 * @param name such as {@code application/json}, in lower case
 * @param text it with its parameters, as it was given
 */
record MediaType(String name, String text) {

  static final String JSON = "application/json";
  static final String YAML = "application/yaml";
  static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

  /** The type that a header names; "" if it names none. */
  static MediaType of(String header) {
    String text = header.strip();
    int end = text.indexOf(';');
    String name = end < 0 ? text : text.substring(0, end);
    return new MediaType(name.strip().toLowerCase(Locale.ROOT), text);
  }

  /** The types of an {@code Accept} header, in their order; upstream pays no heed to weights. */
  static List<MediaType> list(String header) {
    List<MediaType> types = new ArrayList<>();
    for (String part : header.split(",")) {
      if (!part.isBlank()) {
        types.add(of(part));
      }
    }
    return types;
  }

  /** Whether it is YAML by one of its names. */
  boolean isYaml() {
    return name.equals(YAML) || name.equals("application/x-yaml") || name.endsWith("+yaml");
  }

  /** Whether JSON will do. */
  boolean admitsJson() {
    return name.equals(JSON) || name.equals("*/*") || name.equals("application/*");
  }
}
