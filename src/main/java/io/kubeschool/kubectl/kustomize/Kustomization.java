package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a kustomization file says, its old fields already put into the place of the new ones. Models
 * api types/kustomization.go.
 *
 * @param fileName which of the names it may have
 * @param fields decoded: of the known names and types, without nulls
 */
record Kustomization(String fileName, JsonObject fields) {

  static final String KIND = "Kustomization";
  static final String COMPONENT = "Component";

  boolean isComponent() {
    return kind().equals(COMPONENT);
  }

  String kind() {
    return fields.string("kind");
  }

  /** A field's text, "" if it is not there. */
  String text(String field) {
    return fields.string(field);
  }

  /** A field's texts. */
  List<String> texts(String field) {
    return fields.array(field).strings();
  }

  /** A field's pairs, by key. */
  Map<String, String> pairs(String field) {
    return fields.object(field).strings();
  }

  /** The objects of a field's list. */
  List<JsonObject> items(String field) {
    return fields.array(field).objects();
  }

  boolean has(String field) {
    return fields.has(field);
  }

  /** Whether a field holds anything. */
  boolean hasAny(String field) {
    Json value = fields.field(field);
    return value instanceof JsonArray array && !array.isEmpty()
        || value instanceof JsonObject object && !object.isEmpty();
  }
}
