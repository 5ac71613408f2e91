package io.kubeschool.apiserver.validation;

/**
 * Where in an object a field is. Models apimachinery pkg/util/validation/field: Path.
 *
 * <p>Making one costs an object; its text is made when asked for.
 */
final class FieldPath {

  private final FieldPath parent;
  private final String name;
  private final boolean subscript;

  private FieldPath(FieldPath parent, String name, boolean subscript) {
    this.parent = parent;
    this.name = name;
    this.subscript = subscript;
  }

  /** The path of a field of the root. */
  public static FieldPath of(String name, String... more) {
    FieldPath path = new FieldPath(null, name, false);
    return more.length == 0 ? path : path.child(more);
  }

  /** A field of this one. */
  public FieldPath child(String child) {
    return new FieldPath(this, child, false);
  }

  /** A field some way below this one. */
  public FieldPath child(String... names) {
    FieldPath path = this;
    for (String child : names) {
      path = new FieldPath(path, child, false);
    }
    return path;
  }

  /** A member of this list. */
  public FieldPath index(int index) {
    return new FieldPath(this, Integer.toString(index), true);
  }

  /** An entry of this map. */
  public FieldPath key(String key) {
    return new FieldPath(this, key, true);
  }

  /** {@code spec.containers[0].name}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent != null) {
      parent.append(text);
    }
    if (subscript) {
      text.append('[').append(name).append(']');
    } else {
      if (parent != null) {
        text.append('.');
      }
      text.append(name);
    }
  }
}
