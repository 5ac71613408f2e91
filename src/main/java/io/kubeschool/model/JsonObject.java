package io.kubeschool.model;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A JSON object. Its fields are in the order of their names, as Kubernetes prints them, so equal
 * objects have equal texts whatever the order in which they were written.
 */
public final class JsonObject implements Json, Iterable<Map.Entry<String, Json>> {

  /** The object without fields. */
  public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

  private final String[] names;
  private final Json[] values;

  /** See {@link #isKnownAs}; it fits where the object would be padded anyway. */
  private Object knownAs;

  private JsonObject(String[] names, Json[] values) {
    this.names = names;
    this.values = values;
  }

  /** An object in the making. */
  public static Builder builder() {
    return new Builder();
  }

  /** An object of strings. */
  public static JsonObject ofStrings(Map<String, String> strings) {
    Builder builder = builder();
    strings.forEach((name, value) -> builder.put(name, new JsonString(value)));
    return builder.build();
  }

  /**
   * Whether {@link #rememberAs} was last called with {@code what}. As an object never changes, who
   * has found once that there is nothing to do about it need not look again.
   */
  public boolean isKnownAs(Object what) {
    return knownAs == what;
  }

  /** Lets the object be known as {@code what}, in place of what it was known as before. */
  public void rememberAs(Object what) {
    knownAs = what;
  }

  /** How many fields it has. */
  public int size() {
    return names.length;
  }

  /** Whether it has no fields. */
  public boolean isEmpty() {
    return names.length == 0;
  }

  /** The value of that field, or null if it has none. */
  public Json field(String name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  /** As {@link Arrays#binarySearch(Object[], Object)}, which would compare by interface calls. */
  private int indexOf(String name) {
    int low = 0;
    int high = names.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      String other = names[middle];
      if (other == name) {
        return middle;
      }
      int order = other.compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -(low + 1);
  }

  /** The names of its fields, in order. */
  public List<String> names() {
    return List.of(names);
  }

  /** Its fields that are strings, in the order of their names. */
  public Map<String, String> strings() {
    Map<String, String> strings = new TreeMap<>();
    forEach((name, value) -> {
      if (value instanceof JsonString(String string)) {
        strings.put(name, string);
      }
    });
    return strings;
  }

  /** Calls {@code action} with each field, in the order of their names. */
  public void forEach(BiConsumer<String, Json> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  /** A copy in which that field has that value. */
  public JsonObject with(String name, Json value) {
    int index = indexOf(name);
    if (index >= 0) {
      if (values[index] == value) {
        return this;
      }
      Json[] changed = values.clone();
      changed[index] = value;
      return new JsonObject(names, changed);
    }
    int at = -index - 1;
    String[] moreNames = new String[names.length + 1];
    Json[] moreValues = new Json[names.length + 1];
    System.arraycopy(names, 0, moreNames, 0, at);
    System.arraycopy(values, 0, moreValues, 0, at);
    moreNames[at] = name;
    moreValues[at] = value;
    System.arraycopy(names, at, moreNames, at + 1, names.length - at);
    System.arraycopy(values, at, moreValues, at + 1, names.length - at);
    return new JsonObject(moreNames, moreValues);
  }

  /** A copy in which that field has that value, given as {@link Json#of} takes it. */
  public JsonObject with(String name, Object value) {
    return with(name, Json.of(value));
  }

  /** A copy without that field. */
  public JsonObject without(String name) {
    int index = indexOf(name);
    if (index < 0) {
      return this;
    }
    if (names.length == 1) {
      return EMPTY;
    }
    String[] fewerNames = new String[names.length - 1];
    Json[] fewerValues = new Json[names.length - 1];
    System.arraycopy(names, 0, fewerNames, 0, index);
    System.arraycopy(values, 0, fewerValues, 0, index);
    System.arraycopy(names, index + 1, fewerNames, index, fewerNames.length - index);
    System.arraycopy(values, index + 1, fewerValues, index, fewerValues.length - index);
    return new JsonObject(fewerNames, fewerValues);
  }

  /**
   * A copy in which the value at that path of names is {@code value}; objects on the way are made
   * if missing.
   */
  public JsonObject set(Object value, String... path) {
    return set(Json.of(value), path, 0);
  }

  /**
   * A copy without the value at that path of names; what the path leads through stays, even if it
   * is empty then.
   */
  public JsonObject remove(String... path) {
    if (get(path) == null) {
      return this;
    }
    return change(path, 0, parent -> parent.without(path[path.length - 1]));
  }

  /**
   * A copy in which the object at that path (the empty one if there is none) is what {@code edit}
   * makes of it.
   */
  public JsonObject edit(UnaryOperator<JsonObject> edit, String... path) {
    return path.length == 0 ? edit.apply(this) : set(edit.apply(object(path)), path, 0);
  }

  private JsonObject set(Json value, String[] path, int depth) {
    String name = path[depth];
    if (depth == path.length - 1) {
      return with(name, value);
    }
    JsonObject child = field(name) instanceof JsonObject object ? object : EMPTY;
    return with(name, child.set(value, path, depth + 1));
  }

  private JsonObject change(String[] path, int depth, UnaryOperator<JsonObject> edit) {
    if (depth == path.length - 1) {
      return edit.apply(this);
    }
    return with(path[depth], ((JsonObject) field(path[depth])).change(path, depth + 1, edit));
  }

  @Override
  public Iterator<Map.Entry<String, Json>> iterator() {
    List<Map.Entry<String, Json>> fields = new ArrayList<>(names.length);
    forEach((name, value) -> fields.add(new AbstractMap.SimpleImmutableEntry<>(name, value)));
    return fields.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof JsonObject object
            && Arrays.equals(names, object.names)
            && Arrays.equals(values, object.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return toText();
  }

  /** Collects fields; a field that is put twice has the later value. */
  public static final class Builder {
    private final TreeMap<String, Json> fields = new TreeMap<>();

    private Builder() {}

    /** Puts a field. */
    public Builder put(String name, Json value) {
      fields.put(name, value);
      return this;
    }

    /** Puts a field, its value given as {@link Json#of} takes it. */
    public Builder put(String name, Object value) {
      return put(name, Json.of(value));
    }

    /** The object of what was put. */
    public JsonObject build() {
      if (fields.isEmpty()) {
        return EMPTY;
      }
      return new JsonObject(
          fields.keySet().toArray(String[]::new), fields.values().toArray(Json[]::new));
    }
  }
}
