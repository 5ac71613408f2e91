package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.JsonObject;

/**
 * An entry of {@code vars}. Models api types/var.go.
 *
 * @param name as it stands in {@code $(NAME)}
 * @param object whose field the value is
 * @param fieldPath of the value
 */
record Variable(String name, ResourceId object, String fieldPath) {

  static Variable of(JsonObject fields) {
    ResourceId id = ResourceId.ofFields(fields.object("objref"));
    String apiVersion = fields.string("objref", "apiVersion");
    if (!apiVersion.isEmpty()) {
      Gvk parsed = Gvk.of(apiVersion, id.gvk().kind());
      String group = apiVersion.contains("/") ? parsed.group() : id.gvk().group();
      id =
          new ResourceId(
              new Gvk(group, parsed.version(), parsed.kind()), id.name(), id.namespace(), false);
    }
    return new Variable(fields.string("name"), id, fields.string("fieldref", "fieldPath"));
  }

  /** The same with the path that is meant if none is given. */
  Variable withDefaults() {
    return fieldPath.isEmpty() ? new Variable(name, object, "metadata.name") : this;
  }

  @Override
  public String toString() {
    return "{" + name + " " + object.gvk() + " {" + fieldPath + "}}";
  }
}
