package io.kubeschool.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model classes of client-java-api, read from their sources: names of fields, Java types,
 * required fields, descriptions (those of references to other types are missing there).
 */
final class ClientModels {

  /**
   * A field.
   *
   * @param javaType such as {@code List<V1Container>}
   * @param description "" if there is none
   */
  record Field(String name, String javaType, boolean required, String description) {}

  /**
   * A class.
   *
   * @param name such as {@code V1Container} or {@code CoreV1Event}
   */
  record Model(String name, String description, Map<String, Field> fields) {}

  private static final Pattern CLASS = Pattern.compile("(?m)^public class (\\w+) ");
  private static final Pattern DESCRIPTION =
      Pattern.compile("@ApiModel\\(description = (\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")\\)");
  private static final Pattern FIELD =
      Pattern.compile(
          "@SerializedName\\(SERIALIZED_NAME_\\w+\\)\\s+(?:@[\\w.]+\\s+)*"
              + "private ([^;=]+?) (\\w+)(?: =[^;]*)?;");
  private static final Pattern CONSTANT =
      Pattern.compile("String SERIALIZED_NAME_\\w+ = \"([^\"]+)\";");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "@ApiModelProperty\\((?:required = (true), )?value ="
              + " (\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")\\)\\s+public [^(]+ get(\\w+)\\(");

  private ClientModels() {}

  /** The class in that source, or null if it is no model. */
  static Model parse(String source) {
    Matcher name = CLASS.matcher(source);
    if (!name.find() || !source.contains("@SerializedName")) {
      return null;
    }
    List<String> jsonNames = new ArrayList<>();
    Matcher constant = CONSTANT.matcher(source);
    while (constant.find()) {
      jsonNames.add(constant.group(1));
    }
    Map<String, String[]> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher property = PROPERTY.matcher(source);
    while (property.find()) {
      properties.put(
          property.group(3), new String[] {property.group(1), unquote(property.group(2))});
    }
    Map<String, Field> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(source);
    for (int i = 0; field.find(); i++) {
      String[] details =
          properties.getOrDefault(field.group(2).replaceFirst("^_", ""), new String[] {null, ""});
      fields.put(
          jsonNames.get(i),
          new Field(jsonNames.get(i), field.group(1), details[0] != null, details[1]));
    }
    Matcher description = DESCRIPTION.matcher(source);
    return new Model(
        name.group(1), description.find() ? unquote(description.group(1)) : "", fields);
  }

  private static String unquote(String literal) {
    return literal.substring(1, literal.length() - 1).translateEscapes();
  }
}
