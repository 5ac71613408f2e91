package io.kubeschool.model;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A JSON object. Its fields are in the order of their names, as Kubernetes prints them, so equal
 * objects have equal texts whatever the order in which they were written.
 */
public final class JsonObject implements Json, Iterable<Map.Entry<String, Json>> {

  /** The object without fields. */
  public static final JsonObject EMPTY = new JsonObject(FieldNames.NONE, new Json[0]);

  private final FieldNames names;
  private final Json[] values;

  /** See {@link #isKnownAs}; it fits where the object would be padded anyway. */
  private Object knownAs;

  private JsonObject(FieldNames names, Json[] values) {
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

  /** What {@link #rememberAs} was last called with, or null. */
  public Object known() {
    return knownAs;
  }

  /** Lets the object be known as {@code what}, in place of what it was known as before. */
  public void rememberAs(Object what) {
    knownAs = what;
  }

  /** How many fields it has. */
  public int size() {
    return values.length;
  }

  /** Whether it has no fields. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** The value of that field, or null if it has none. */
  public Json field(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : values[index];
  }

  /** The names of its fields, in order. */
  public List<String> names() {
    return names.asList();
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
    for (int i = 0; i < values.length; i++) {
      action.accept(names.name(i), values[i]);
    }
  }

  /** A copy in which that field has that value. */
  public JsonObject with(String name, Json value) {
    int index = names.indexOf(name);
    if (index >= 0) {
      if (values[index] == value) {
        return this;
      }
      Json[] changed = values.clone();
      changed[index] = value;
      return new JsonObject(names, changed);
    }
    FieldNames more = names.plus(name);
    int at = more.indexOf(name);
    Json[] moreValues = new Json[values.length + 1];
    System.arraycopy(values, 0, moreValues, 0, at);
    moreValues[at] = value;
    System.arraycopy(values, at, moreValues, at + 1, values.length - at);
    return new JsonObject(more, moreValues);
  }

  /** A copy in which that field has that value, given as {@link Json#of} takes it. */
  public JsonObject with(String name, Object value) {
    return with(name, Json.of(value));
  }

  /** A copy without that field. */
  public JsonObject without(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      return this;
    }
    if (values.length == 1) {
      return EMPTY;
    }
    Json[] fewerValues = new Json[values.length - 1];
    System.arraycopy(values, 0, fewerValues, 0, index);
    System.arraycopy(values, index + 1, fewerValues, index, fewerValues.length - index);
    return new JsonObject(names.minus(index), fewerValues);
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

  /**
   * An equal object that has {@code old}'s own values wherever they are equal, and is {@code old}
   * itself if all are: who compares the two, or has seen to the old one's parts, need not look at
   * them again.
   */
  public JsonObject sharing(JsonObject old) {
    Json[] shared = values;
    boolean isOld = names.equals(old.names);
    for (int i = 0; i < values.length; i++) {
      Json before = old.field(names.name(i));
      Json now = before == null ? values[i] : Json.sharing(values[i], before);
      isOld &= now == before;
      if (now != values[i]) {
        shared = shared == values ? values.clone() : shared;
        shared[i] = now;
      }
    }
    return isOld ? old : shared == values ? this : new JsonObject(names, shared);
  }

  @Override
  public Iterator<Map.Entry<String, Json>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < values.length;
      }

      @Override
      public Map.Entry<String, Json> next() {
        if (next == values.length) {
          throw new NoSuchElementException();
        }
        return new AbstractMap.SimpleImmutableEntry<>(names.name(next), values[next++]);
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof JsonObject object
            && names.equals(object.names)
            && Arrays.equals(values, object.values);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return toText();
  }

  /** Collects fields; a field that is put twice has the later value. */
  public static final class Builder {
    private String[] names = new String[8];
    private Json[] values = new Json[8];
    private int count;

    private Builder() {}

    /** Puts a field. */
    public Builder put(String name, Json value) {
      if (count == names.length) {
        names = Arrays.copyOf(names, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      names[count] = Objects.requireNonNull(name);
      values[count++] = value;
      return this;
    }

    /** Puts a field, its value given as {@link Json#of} takes it. */
    public Builder put(String name, Object value) {
      return put(name, Json.of(value));
    }

    /** The object of what was put. */
    public JsonObject build() {
      if (count == 0) {
        return EMPTY;
      }
      FieldNames fields = FieldNames.of(names, count);
      Json[] inOrder = new Json[fields.size()];
      for (int i = 0; i < count; i++) {
        inOrder[fields.indexOf(names[i])] = values[i];
      }
      return new JsonObject(fields, inOrder);
    }
  }
}
