package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A set of paths, as a tree that shares what operations leave as it is. Models
 * structured-merge-diff fieldpath: Set.
 */
public final class FieldSet {

  /** The set of nothing. */
  public static final FieldSet EMPTY = new FieldSet(new Node[0]);

  /**
   * An element, and what is below it.
   *
   * @param isMember whether the path that ends here is in the set
   * @param below the paths that go on from here
   */
  private record Node(PathElement element, boolean isMember, FieldSet below) {}

  /** In the order of their elements; each is a member or has something below. */
  private final Node[] nodes;

  private FieldSet(Node[] nodes) {
    this.nodes = nodes;
  }

  /** The set of those paths, each a list of field names with dots between. */
  public static FieldSet ofNames(String... paths) {
    Builder builder = new Builder();
    for (String path : paths) {
      Builder at = builder;
      String[] names = path.split("\\.");
      for (int i = 0; i < names.length - 1; i++) {
        at = at.below(new PathElement.Name(names[i]));
      }
      at.add(new PathElement.Name(names[names.length - 1]));
    }
    return builder.build();
  }

  /** The set that {@code fieldsV1} tells; what is no path element is passed over. */
  public static FieldSet ofJson(JsonObject fields) {
    Builder builder = new Builder();
    fields.forEach((name, below) -> {
      PathElement element = PathElement.decode(name);
      if (element == null || !(below instanceof JsonObject object)) {
        return;
      }
      if (object.isEmpty() || object.has(".")) {
        builder.add(element);
      }
      builder.below(element, ofJson(object.without(".")));
    });
    return builder.build();
  }

  /** As {@code fieldsV1} has it. */
  public JsonObject toJson() {
    JsonObject.Builder builder = JsonObject.builder();
    for (Node node : nodes) {
      JsonObject below = node.below().toJson();
      builder.put(
          node.element().encoded(),
          node.isMember() && !below.isEmpty() ? below.with(".", (Json) JsonObject.EMPTY) : below);
    }
    return builder.build();
  }

  /** Whether there is no path in it. */
  public boolean isEmpty() {
    return nodes.length == 0;
  }

  /** Whether the path of that one element is in it. */
  public boolean has(PathElement element) {
    int index = indexOf(element);
    return index >= 0 && nodes[index].isMember();
  }

  /** Whether that path is in it. */
  public boolean has(List<PathElement> path) {
    FieldSet at = this;
    for (int i = 0; i < path.size() - 1; i++) {
      at = at.below(path.get(i));
    }
    return !path.isEmpty() && at.has(path.getLast());
  }

  /** The paths that go on from {@code element}, without it. */
  public FieldSet below(PathElement element) {
    int index = indexOf(element);
    return index < 0 ? EMPTY : nodes[index].below();
  }

  private int indexOf(PathElement element) {
    int low = 0;
    int high = nodes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = nodes[middle].element().compareTo(element);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Calls {@code action} with each path: at each level first those that end there. */
  public void forEach(Consumer<List<PathElement>> action) {
    forEach(List.of(), action);
  }

  private void forEach(List<PathElement> prefix, Consumer<List<PathElement>> action) {
    for (Node node : nodes) {
      if (node.isMember()) {
        action.accept(path(prefix, node.element()));
      }
    }
    for (Node node : nodes) {
      if (!node.below().isEmpty()) {
        node.below().forEach(path(prefix, node.element()), action);
      }
    }
  }

  private static List<PathElement> path(List<PathElement> prefix, PathElement last) {
    List<PathElement> path = new ArrayList<>(prefix);
    path.add(last);
    return path;
  }

  /** The paths that are in either. */
  public FieldSet union(FieldSet other) {
    return combine(
        other,
        true,
        true,
        (a, b) -> new Node(a.element(), a.isMember() || b.isMember(), a.below().union(b.below())));
  }

  /** The paths that are in both. */
  public FieldSet intersection(FieldSet other) {
    return combine(
        other,
        false,
        false,
        (a, b) ->
            new Node(a.element(), a.isMember() && b.isMember(), a.below().intersection(b.below())));
  }

  /** The paths that are not in {@code other}. */
  public FieldSet difference(FieldSet other) {
    return combine(
        other,
        true,
        false,
        (a, b) ->
            new Node(a.element(), a.isMember() && !b.isMember(), a.below().difference(b.below())));
  }

  /** The paths that neither are in {@code other} nor go on from one that is. */
  public FieldSet recursiveDifference(FieldSet other) {
    return combine(
        other,
        true,
        false,
        (a, b) ->
            b.isMember()
                ? new Node(a.element(), false, EMPTY)
                : new Node(a.element(), a.isMember(), a.below().recursiveDifference(b.below())));
  }

  private interface Combination {
    Node of(Node a, Node b);
  }

  /** What becomes of the nodes of both, and of those that only this or only the other has. */
  private FieldSet combine(
      FieldSet other, boolean keepMine, boolean keepOthers, Combination combination) {
    if (other.isEmpty()) {
      return keepMine ? this : EMPTY;
    }
    if (isEmpty()) {
      return keepOthers ? other : EMPTY;
    }
    List<Node> result = new ArrayList<>(nodes.length);
    boolean changed = false;
    int i = 0;
    int j = 0;
    while (i < nodes.length || j < other.nodes.length) {
      int order =
          i == nodes.length
              ? 1
              : j == other.nodes.length
                  ? -1
                  : nodes[i].element().compareTo(other.nodes[j].element());
      if (order < 0) {
        changed |= !keepMine;
        if (keepMine) {
          result.add(nodes[i]);
        }
        i++;
      } else if (order > 0) {
        changed |= keepOthers;
        if (keepOthers) {
          result.add(other.nodes[j]);
        }
        j++;
      } else {
        Node mine = nodes[i];
        Node node = combination.of(mine, other.nodes[j]);
        if (node.isMember() == mine.isMember() && node.below() == mine.below()) {
          result.add(mine);
        } else {
          changed = true;
          if (node.isMember() || !node.below().isEmpty()) {
            result.add(node);
          }
        }
        i++;
        j++;
      }
    }
    return changed ? of(result) : this;
  }

  /** With the named fields on the way to its paths, but not the entries of maps. */
  FieldSet withNamedFields(Shape shape) {
    List<Node> result = new ArrayList<>(nodes.length);
    for (Node node : nodes) {
      Shape part = shape.part(node.element());
      boolean named =
          node.element() instanceof PathElement.Name(String name)
              && shape instanceof Shape.Struct struct
              && struct.field(name) != null;
      result.add(
          new Node(
              node.element(),
              node.isMember() || named,
              node.below().isEmpty() ? EMPTY : node.below().withNamedFields(part)));
    }
    return of(result);
  }

  private static FieldSet of(List<Node> nodes) {
    return nodes.isEmpty() ? EMPTY : new FieldSet(nodes.toArray(Node[]::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldSet set && Arrays.equals(nodes, set.nodes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nodes);
  }

  @Override
  public String toString() {
    return toJson().toText();
  }

  /** A set in the making. */
  static final class Builder {
    private final Map<PathElement, Boolean> members = new TreeMap<>();
    private final Map<PathElement, Builder> builders = new TreeMap<>();
    private final Map<PathElement, FieldSet> sets = new TreeMap<>();

    /** Adds the path of that one element. */
    void add(PathElement element) {
      members.put(element, true);
    }

    /** Where to add paths that go on from {@code element}. */
    Builder below(PathElement element) {
      members.putIfAbsent(element, false);
      return builders.computeIfAbsent(element, e -> new Builder());
    }

    /** Adds the paths of {@code set}, each after {@code element}. */
    void below(PathElement element, FieldSet set) {
      members.putIfAbsent(element, false);
      sets.merge(element, set, FieldSet::union);
    }

    /** The set of what was added. */
    FieldSet build() {
      List<Node> nodes = new ArrayList<>(members.size());
      members.forEach((element, isMember) -> {
        FieldSet below = sets.getOrDefault(element, EMPTY);
        Builder builder = builders.get(element);
        if (builder != null) {
          below = below.union(builder.build());
        }
        if (isMember || !below.isEmpty()) {
          nodes.add(new Node(element, isMember, below));
        }
      });
      return of(nodes);
    }
  }
}
