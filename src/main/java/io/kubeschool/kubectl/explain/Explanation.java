package io.kubeschool.kubectl.explain;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.printer.WordWrap;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.StructType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The documentation of a kind or of one of its fields. Models explain/v2/templates/plaintext.tmpl.
 */
public final class Explanation {

  private static final int MOST_VALUES = 4;

  private final StringBuilder out = new StringBuilder();
  private final boolean recursive;

  private Explanation(boolean recursive) {
    this.recursive = recursive;
  }

  /** The heading. */
  public static String heading(GroupVersion groupVersion, String kind) {
    return (groupVersion.group().isEmpty() ? "" : "GROUP:      " + groupVersion.group() + "\n")
        + "KIND:       "
        + kind
        + "\nVERSION:    "
        + groupVersion.version()
        + "\n\n";
  }

  /**
   * The page without its heading.
   *
   * @param path the names of fields, each within the one before
   * @param recursive whether to list the fields of fields, without descriptions
   * @throws CommandError {@code field "x" does not exist}
   */
  public static String of(StructType type, List<String> path, boolean recursive) {
    Explanation explanation = new Explanation(recursive);
    if (path.isEmpty()) {
      explanation.description(type.description());
      explanation.fields(type, 1, new HashSet<>());
    } else {
      explanation.field(find(type, path));
    }
    return explanation.out.append('\n').toString();
  }

  private static Field find(StructType type, List<String> path) {
    StructType here = type;
    Field field = null;
    for (String name : path) {
      field = here == null ? null : here.field(name);
      if (field == null) {
        throw new CommandError("field \"" + path.getLast() + "\" does not exist");
      }
      here = field.type().struct();
    }
    return field;
  }

  private void field(Field field) {
    out.append("FIELD: ").append(field.name()).append(" <").append(TypeNames.of(field));
    out.append(">\n");
    if (!field.enumValues().isEmpty()) {
      out.append("ENUM:");
      field.enumValues().forEach(v -> out.append("\n    ").append(shown(v)));
    }
    out.append("\n\n");
    StructType struct = field.type().struct();
    String own = field.description();
    description(
        (own.isEmpty() ? "" : own + "\n") + (struct == null ? "" : struct.description() + "\n"));
    if (struct != null) {
      fields(struct, 1, new HashSet<>());
    }
  }

  private void description(String text) {
    String shown = text.isEmpty() ? "<empty>" : text.endsWith("\n") ? text : text + "\n";
    out.append("DESCRIPTION:\n").append(indent(4, WordWrap.wrap(shown, 76))).append('\n');
  }

  private void fields(StructType type, int level, Set<StructType> seen) {
    if (level == 1 && !type.fields().isEmpty()) {
      out.append("FIELDS:\n");
    }
    if (!seen.add(type)) {
      return;
    }
    for (Field field : type.fields().values()) {
      line(field, level * 2);
      if (recursive && field.type().struct() != null) {
        fields(field.type().struct(), level + 1, new HashSet<>(seen));
      }
    }
  }

  private void line(Field field, int indent) {
    out.repeat(' ', indent).append(field.name());
    out.append("\t<").append(TypeNames.of(field)).append('>');
    if (field.required()) {
      out.append(" -required-");
    }
    List<String> values = field.enumValues();
    if (!values.isEmpty()) {
      out.append('\n').repeat(' ', indent).append("enum: ");
      List<String> shown = values.stream().limit(MOST_VALUES).map(Explanation::shown).toList();
      out.append(String.join(", ", shown)).append(values.size() > MOST_VALUES ? ", ...." : "");
    }
    out.append('\n');
    if (!recursive) {
      String text = field.description().isEmpty() ? "<no description>" : field.description();
      out.append(indent(indent + 2, WordWrap.wrap(text, 78 - indent))).append("\n\n");
    }
  }

  private static String shown(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }

  private static String indent(int amount, String text) {
    String blanks = " ".repeat(amount);
    return blanks + text.replace("\n", "\n" + blanks);
  }
}
