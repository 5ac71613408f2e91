package io.kubeschool.apiserver.storage;

import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;

/**
 * Which objects of a resource a list or a watch is about. Models apiserver pkg/storage:
 * SelectionPredicate.
 */
public final class Selection {

  /** All objects of a resource. */
  public static final Selection ALL =
      new Selection("", "", LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);

  private final String namespace;
  private final String name;
  private final LabelSelector labels;
  private final FieldSelector fields;
  private final String[][] paths;

  /**
   * Those in {@code namespace} ("" for all) with that name ("" for any) that both selectors select;
   * what the field selector requires of name and namespace narrows it too.
   */
  public Selection(String namespace, String name, LabelSelector labels, FieldSelector fields) {
    this.namespace = narrow(namespace, fields.required("metadata.namespace"));
    this.name = narrow(name, fields.required("metadata.name"));
    this.labels = labels;
    this.fields = fields;
    this.paths = fields.terms().stream().map(t -> t.field().split("\\.")).toArray(String[][]::new);
  }

  private static String narrow(String given, String required) {
    return given.isEmpty() && required != null ? required : given;
  }

  /** The only namespace, or "". */
  public String namespace() {
    return namespace;
  }

  /** The only name, or "". */
  public String name() {
    return name;
  }

  /** The value that this field must have, or null. */
  public String required(String field) {
    return fields.required(field);
  }

  /** Whether it selects by labels or fields, not only by place and name. */
  public boolean isFiltered() {
    return !labels.isEverything() || !fields.terms().isEmpty();
  }

  /** Whether it selects the object with that key. */
  public boolean matches(ObjectKey key, JsonObject object) {
    return (namespace.isEmpty() || namespace.equals(key.namespace()))
        && (name.isEmpty() || name.equals(key.name()))
        && labels.matches(object)
        && matchesFields(object);
  }

  private boolean matchesFields(JsonObject object) {
    for (int i = 0; i < paths.length; i++) {
      FieldSelector.Term term = fields.terms().get(i);
      if (text(object.get(paths[i])).equals(term.value()) != term.equal()) {
        return false;
      }
    }
    return true;
  }

  private static String text(Json value) {
    return switch (value) {
      case null -> "";
      case JsonString(String string) -> string;
      default -> value.toText();
    };
  }
}
