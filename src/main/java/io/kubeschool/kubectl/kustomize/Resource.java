package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An object on its way through a build: its content changes, and what it was called before is
 * remembered, so that references to it can be mended at the end. Upstream keeps the memory in
 * annotations; {@link #annotated} shows them. Models api resource/resource.go.
 */
final class Resource {

  private static final String INTERNAL = "internal.config.kubernetes.io/";

  /** A name that the resource had. */
  private record Former(String name, String namespace, String kind) {}

  private JsonObject content;
  private final List<Former> formers = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();
  private Behavior behavior;
  private boolean hashed;
  private boolean nameChangeAllowed;
  private boolean kindChangeAllowed;

  Resource(JsonObject content) {
    this.content = content;
  }

  /** One that a generator made. */
  static Resource generated(JsonObject content, Behavior behavior, boolean hashed) {
    Resource resource = new Resource(content);
    resource.behavior = behavior;
    resource.hashed = hashed;
    return resource;
  }

  /** The object; empty once it was deleted. */
  JsonObject content() {
    return content;
  }

  boolean isDeleted() {
    return content.isEmpty();
  }

  void delete() {
    content = JsonObject.EMPTY;
  }

  void edit(UnaryOperator<JsonObject> change) {
    content = change.apply(content);
  }

  String kind() {
    return content.string("kind");
  }

  Gvk gvk() {
    return Gvk.of(content.string("apiVersion"), kind());
  }

  String name() {
    return Scalar.text(content.get("metadata", "name"));
  }

  String namespace() {
    return Scalar.text(content.get("metadata", "namespace"));
  }

  void rename(String name) {
    content = content.set(name, "metadata", "name");
  }

  /** Puts it into a namespace, "" for none. */
  void moveTo(String namespace) {
    content =
        namespace.isEmpty()
            ? content.remove("metadata", "namespace")
            : content.set(namespace, "metadata", "namespace");
  }

  void changeKind(String kind) {
    content = content.with("kind", new JsonString(kind));
  }

  Map<String, String> labels() {
    return texts("labels");
  }

  Map<String, String> annotations() {
    return texts("annotations");
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new TreeMap<>();
    content.object("metadata", field).forEach((key, value) -> texts.put(key, Scalar.text(value)));
    return texts;
  }

  void annotate(Map<String, String> annotations) {
    content =
        annotations.isEmpty()
            ? content.remove("metadata", "annotations")
            : content.set(JsonObject.ofStrings(annotations), "metadata", "annotations");
  }

  /** What it is called now. */
  ResourceId id() {
    Gvk gvk = gvk();
    return new ResourceId(gvk, name(), namespace(), gvk.isClusterScoped());
  }

  /** What it was called, the oldest first. */
  List<ResourceId> formerIds() {
    Gvk gvk = gvk();
    return formers.stream()
        .map(former ->
            new ResourceId(
                new Gvk(gvk.group(), gvk.version(), former.kind()),
                former.name(),
                former.namespace(),
                false))
        .toList();
  }

  /** What it was called at first. */
  ResourceId originalId() {
    return formers.isEmpty() ? id() : formerIds().getFirst();
  }

  /** All that it was called, and what it is called now. */
  List<ResourceId> allIds() {
    List<ResourceId> ids = new ArrayList<>(formerIds());
    ids.add(id());
    return ids;
  }

  /** Remembers what it is called now. */
  void rememberId() {
    ResourceId id = id();
    formers.add(new Former(id.name(), id.effectiveNamespace(), id.gvk().kind()));
  }

  void addPrefix(String prefix) {
    prefixes.add(prefix);
  }

  void addSuffix(String suffix) {
    suffixes.add(suffix);
  }

  /**
   * Whether both had the same things put around their names. Models PrefixesSuffixesEquals.
   *
   * @param allowNone whether having none matches everything
   */
  boolean isAffixedLike(Resource other, boolean allowNone) {
    return sameEnd(prefixes, other.prefixes, allowNone)
        && sameEnd(suffixes, other.suffixes, allowNone);
  }

  private static boolean sameEnd(List<String> left, List<String> right, boolean allowNone) {
    if (left.isEmpty() || right.isEmpty()) {
      return allowNone || left.size() == right.size();
    }
    int common = Math.min(left.size(), right.size());
    return left.subList(left.size() - common, left.size())
        .equals(right.subList(right.size() - common, right.size()));
  }

  /** The variables whose values come from it. */
  List<String> variables() {
    return variables;
  }

  Behavior behavior() {
    return behavior == null ? Behavior.UNSPECIFIED : behavior;
  }

  /** Whether a hash of its content belongs to its name. */
  boolean isHashed() {
    return hashed;
  }

  /** As a patch: what it may change about its target's identity. */
  void allowChanges(boolean name, boolean kind) {
    nameChangeAllowed |= name;
    kindChangeAllowed |= kind;
  }

  boolean isNameChangeAllowed() {
    return nameChangeAllowed;
  }

  boolean isKindChangeAllowed() {
    return kindChangeAllowed;
  }

  Resource copy() {
    Resource copy = new Resource(content);
    copy.takeHistoryOf(this);
    copy.behavior = behavior;
    copy.hashed = hashed;
    return copy;
  }

  /** Takes over what is known about another of the same name. */
  void takeHistoryOf(Resource other) {
    formers.clear();
    formers.addAll(other.formers);
    prefixes.clear();
    prefixes.addAll(other.prefixes);
    suffixes.clear();
    suffixes.addAll(other.suffixes);
    variables.clear();
    variables.addAll(other.variables);
    nameChangeAllowed = other.nameChangeAllowed;
    kindChangeAllowed = other.kindChangeAllowed;
  }

  /** Merged into another it behaves as that one does, and has a hash only if both want one. */
  void takeBehaviorOf(Resource other) {
    behavior = other.behavior;
    hashed &= other.hashed;
  }

  /** The object with the memory as upstream keeps it. */
  JsonObject annotated() {
    Map<String, String> memory = new TreeMap<>();
    put(memory, "previousNames", formers.stream().map(Former::name).toList());
    put(memory, "previousNamespaces", formers.stream().map(Former::namespace).toList());
    put(memory, "previousKinds", formers.stream().map(Former::kind).toList());
    put(memory, "prefixes", prefixes);
    put(memory, "suffixes", suffixes);
    if (behavior != null) {
      memory.put(INTERNAL + "generatorBehavior", behavior.toString());
    }
    if (hashed) {
      memory.put(INTERNAL + "needsHashSuffix", "enabled");
    }
    JsonObject object = content;
    for (Map.Entry<String, String> entry : memory.entrySet()) {
      object = object.set(entry.getValue(), "metadata", "annotations", entry.getKey());
    }
    return object;
  }

  private static void put(Map<String, String> memory, String name, List<String> values) {
    if (!values.isEmpty()) {
      memory.put(INTERNAL + name, String.join(",", values));
    }
  }

  /** The object without such memory. */
  static JsonObject withoutMemory(JsonObject object) {
    JsonObject annotations = object.object("metadata", "annotations");
    if (annotations.names().stream().noneMatch(name -> name.startsWith(INTERNAL))) {
      return object;
    }
    JsonObject rest = annotations;
    for (String name : annotations.names()) {
      rest = name.startsWith(INTERNAL) ? rest.without(name) : rest;
    }
    return rest.isEmpty()
        ? object.remove("metadata", "annotations")
        : object.set(rest, "metadata", "annotations");
  }

  /** Several as Go prints a list of them. */
  static String listText(List<Resource> resources) {
    return resources.stream().map(Resource::toString).collect(Collectors.joining(" ", "[", "]"));
  }

  /** The value at a path, or null. */
  Json get(String... path) {
    return content.get(path);
  }

  @Override
  public String toString() {
    return annotated().toText();
  }
}
