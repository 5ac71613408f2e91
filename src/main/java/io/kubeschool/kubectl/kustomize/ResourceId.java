package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;

/**
 * What a resource is called, now or earlier. Models kyaml resid/resid.go.
 *
 * @param clusterScoped whether it is known to have no namespace
 */
record ResourceId(Gvk gvk, String name, String namespace, boolean clusterScoped) {

  /** The namespace of what has none. */
  static final String NO_NAMESPACE = "_non_namespaceable_";

  private static final String DEFAULT = "default";

  /** The identity that a selector's fields give; what is "" does not matter. */
  static ResourceId ofFields(Json fields) {
    return new ResourceId(
        Gvk.ofFields(fields), fields.string("name"), fields.string("namespace"), false);
  }

  boolean isEmpty() {
    return gvk.equals(new Gvk("", "", "")) && name.isEmpty() && namespace.isEmpty();
  }

  String effectiveNamespace() {
    if (clusterScoped) {
      return NO_NAMESPACE;
    }
    return namespace.isEmpty() ? DEFAULT : namespace;
  }

  boolean isInNamespaceOf(ResourceId other) {
    return effectiveNamespace().equals(other.effectiveNamespace());
  }

  /** Whether kind and name are the same, whatever the namespace. */
  boolean isNamesake(ResourceId other) {
    return name.equals(other.name) && gvk.equals(other.gvk);
  }

  /** Whether both mean the same resource. Models ResId.Equals. */
  boolean isSame(ResourceId other) {
    return isInNamespaceOf(other) && isNamesake(other);
  }

  boolean isSelectedBy(ResourceId selector) {
    return (selector.name.isEmpty() || selector.name.equals(name))
        && (selector.namespace.isEmpty() || selector.isInNamespaceOf(this))
        && gvk.isSelectedBy(selector.gvk);
  }

  /** As Go's {@code %#v} prints it. */
  String goSyntax() {
    return "resid.ResId{Gvk:resid.Gvk{Group:"
        + GoQuote.quote(gvk.group())
        + ", Version:"
        + GoQuote.quote(gvk.version())
        + ", Kind:"
        + GoQuote.quote(gvk.kind())
        + ", isClusterScoped:"
        + clusterScoped
        + "}, Name:"
        + GoQuote.quote(name)
        + ", Namespace:"
        + GoQuote.quote(namespace)
        + "}";
  }

  @Override
  public String toString() {
    return gvk
        + "/"
        + (name.isEmpty() ? "[noName]" : name)
        + "."
        + (namespace.isEmpty() ? "[noNs]" : namespace);
  }
}
