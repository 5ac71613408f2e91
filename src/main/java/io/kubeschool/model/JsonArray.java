package io.kubeschool.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An array of JSON values. */
public final class JsonArray implements Json, Iterable<Json> {

  /** The array of nothing. */
  public static final JsonArray EMPTY = new JsonArray(new Json[0]);

  /** Whoever makes an array's members only when somebody looks at them. */
  public interface Origin {

    /** The members; always the same. */
    JsonArray resolve();
  }

  private final Origin origin;
  private Json[] items;

  private JsonArray(Json[] items) {
    this.items = items;
    this.origin = null;
  }

  private JsonArray(Origin origin) {
    this.origin = origin;
  }

  /**
   * An array of what {@code origin} resolves to when it is first read, for what costs much to make
   * and is seldom read.
   */
  public static JsonArray deferred(Origin origin) {
    return new JsonArray(origin);
  }

  /** Whoever makes its members, if it is {@link #deferred}, else null. */
  public Origin origin() {
    return origin;
  }

  private Json[] members() {
    Json[] known = items;
    if (known == null) {
      known = origin.resolve().members();
      items = known;
    }
    return known;
  }

  /** An array of these. */
  public static JsonArray of(Json... items) {
    return items.length == 0 ? EMPTY : new JsonArray(items.clone());
  }

  /** An array of these. */
  public static JsonArray copyOf(Iterable<? extends Json> items) {
    Builder builder = builder();
    items.forEach(builder::add);
    return builder.build();
  }

  /** An array of strings. */
  public static JsonArray ofStrings(Iterable<String> strings) {
    Builder builder = builder();
    strings.forEach(s -> builder.add(new JsonString(s)));
    return builder.build();
  }

  /** An array in the making. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many it holds. */
  public int size() {
    return members().length;
  }

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return members().length == 0;
  }

  /** The one at that index. */
  public Json item(int index) {
    return members()[index];
  }

  /** The object at that index, or the empty one if it is no object. */
  public JsonObject objectAt(int index) {
    return members()[index] instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** Its members that are objects. */
  public List<JsonObject> objects() {
    List<JsonObject> objects = new ArrayList<>(members().length);
    for (Json item : members()) {
      if (item instanceof JsonObject object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** Its members that are strings. */
  public List<String> strings() {
    List<String> strings = new ArrayList<>(members().length);
    for (Json item : members()) {
      if (item instanceof JsonString(String value)) {
        strings.add(value);
      }
    }
    return strings;
  }

  /** The first object whose field {@code name} is the string {@code value}, or null. */
  public JsonObject find(String name, String value) {
    for (Json item : members()) {
      if (item instanceof JsonObject object) {
        // Not string(name): it would make an array for the path, and controllers ask very often.
        String found = object.field(name) instanceof JsonString(String text) ? text : "";
        if (found.equals(value)) {
          return object;
        }
      }
    }
    return null;
  }

  /** The members, in order; it cannot be changed. */
  public List<Json> items() {
    return Collections.unmodifiableList(Arrays.asList(members()));
  }

  /** The members, in order. */
  public Stream<Json> stream() {
    return Arrays.stream(members());
  }

  /** A copy with {@code value} at {@code index}. */
  public JsonArray with(int index, Json value) {
    if (members()[index] == value) {
      return this;
    }
    Json[] copy = members().clone();
    copy[index] = value;
    return new JsonArray(copy);
  }

  /** A copy with {@code value} at the end. */
  public JsonArray plus(Json value) {
    Json[] copy = Arrays.copyOf(members(), members().length + 1);
    copy[members().length] = value;
    return new JsonArray(copy);
  }

  /** A copy with each member replaced. */
  public JsonArray map(UnaryOperator<Json> change) {
    Json[] copy = new Json[members().length];
    boolean same = true;
    for (int i = 0; i < members().length; i++) {
      copy[i] = change.apply(members()[i]);
      same &= copy[i] == members()[i];
    }
    return same ? this : new JsonArray(copy);
  }

  /** A copy of those that {@code keep} accepts. */
  public JsonArray filter(Predicate<Json> keep) {
    return copyOf(stream().filter(keep).toList());
  }

  /** {@link JsonObject#sharing}, member by member. */
  JsonArray sharing(JsonArray old) {
    if (origin != null || old.origin != null) {
      // To compare would be to read them.
      return this;
    }
    Json[] shared = items;
    boolean isOld = items.length == old.items.length;
    for (int i = 0; i < Math.min(items.length, old.items.length); i++) {
      Json now = Json.sharing(items[i], old.items[i]);
      isOld &= now == old.items[i];
      if (now != items[i]) {
        shared = shared == items ? items.clone() : shared;
        shared[i] = now;
      }
    }
    return isOld ? old : shared == items ? this : new JsonArray(shared);
  }

  @Override
  public Iterator<Json> iterator() {
    Json[] all = members();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < all.length;
      }

      @Override
      public Json next() {
        if (next == all.length) {
          throw new NoSuchElementException();
        }
        return all[next++];
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof JsonArray array && Arrays.equals(members(), array.members());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(members());
  }

  @Override
  public String toString() {
    return toText();
  }

  /** Collects members. */
  public static final class Builder {
    private final List<Json> items = new ArrayList<>();

    private Builder() {}

    /** Adds one at the end. */
    public Builder add(Json item) {
      items.add(item);
      return this;
    }

    /** The array of what was added. */
    public JsonArray build() {
      return items.isEmpty() ? EMPTY : new JsonArray(items.toArray(Json[]::new));
    }
  }
}
