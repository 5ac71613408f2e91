package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.LabelSelector;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells which resources a patch or replacement is for; group, version, kind, name and namespace are
 * regular expressions. Models api types/selector.go.
 */
final class Selector {

  private final Pattern group;
  private final Pattern version;
  private final Pattern kind;
  private final Pattern name;
  private final Pattern namespace;
  private final LabelSelector labels;
  private final LabelSelector annotations;
  private final ResourceId id;
  private final boolean selectsTexts;

  private Selector(Json fields) {
    id = ResourceId.ofFields(fields);
    group = pattern(id.gvk().group());
    version = pattern(id.gvk().version());
    kind = pattern(id.gvk().kind());
    name = pattern(id.name());
    namespace = pattern(id.namespace());
    labels = selector(fields.string("labelSelector"));
    annotations = selector(fields.string("annotationSelector"));
    selectsTexts = !labels.isEverything() || !annotations.isEverything();
  }

  /**
   * The selector with these fields.
   *
   * @throws CommandError if an expression or a label selector is wrong
   */
  static Selector of(Json fields) {
    return new Selector(fields);
  }

  private static Pattern pattern(String expression) {
    try {
      return expression.isEmpty() ? null : Pattern.compile("^(?:" + expression + ")$");
    } catch (PatternSyntaxException e) {
      throw new CommandError(
          "error parsing regexp: " + e.getDescription() + ": `^(?:" + expression + ")$`");
    }
  }

  private static LabelSelector selector(String text) {
    try {
      return LabelSelector.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandError(e.getMessage());
    }
  }

  /** Whether it says nothing about kinds and names. */
  boolean isIdEmpty() {
    return id.isEmpty();
  }

  /** Whether it asks for labels or annotations. */
  boolean selectsTexts() {
    return selectsTexts;
  }

  /** Whether it means that resource, by what it is called now or was at first. */
  boolean matches(Resource resource) {
    ResourceId now = resource.id();
    ResourceId original = resource.originalId();
    return (matches(namespace, original.effectiveNamespace())
            || matches(namespace, now.effectiveNamespace()))
        && (matches(name, original.name()) || matches(name, now.name()))
        && matchesKind(resource.gvk())
        && matchesTexts(resource);
  }

  /** Whether it means an identity, the namespace as it is written. */
  boolean matches(ResourceId other) {
    return matchesKind(other.gvk())
        && matches(name, other.name())
        && matches(namespace, other.namespace());
  }

  /** Whether labels and annotations are as it asks. */
  boolean matchesTexts(Resource resource) {
    return matches(labels, resource.labels()) && matches(annotations, resource.annotations());
  }

  private static boolean matches(LabelSelector selector, Map<String, String> texts) {
    return selector.isEverything() || selector.matches(texts);
  }

  private boolean matchesKind(Gvk gvk) {
    return matches(group, gvk.group())
        && matches(version, gvk.version())
        && matches(kind, gvk.kind());
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern == null || pattern.matcher(text).find();
  }
}
