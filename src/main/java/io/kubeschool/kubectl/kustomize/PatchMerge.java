package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.List;
import java.util.TreeSet;

/**
 * Merges strategic merge patches as kustomize does, which is not as the API server does: what is
 * new in a list comes first. Models kyaml yaml/merge2 and yaml/walk.
 */
final class PatchMerge {

  static final String DIRECTIVE = "$patch";

  private PatchMerge() {}

  /**
   * Merges a patch into each of the selected, and drops what it deletes.
   *
   * @throws CommandError if it does not fit, or if two are called the same afterwards
   */
  static void into(ResourceMap resources, List<Resource> selected, Resource patch) {
    for (Resource resource : selected) {
      Resource copy = patch.copy();
      Gvk gvk = resource.gvk();
      copy.edit(o -> o.with("apiVersion", new JsonString(gvk.apiVersion())));
      into(resource, copy);
    }
    resources.dropDeleted();
    resources.reset(resources.resources());
  }

  /**
   * Merges a patch into a resource, which keeps its name and kind unless the patch may change them.
   */
  static void into(Resource resource, Resource patch) {
    String name = resource.name();
    String namespace = resource.namespace();
    String kind = resource.kind();
    if (patch.isNameChangeAllowed() || patch.isKindChangeAllowed()) {
      resource.rememberId();
    }
    JsonObject object = resource.content();
    StructType type =
        Schema.kubernetes().ofKind(GroupVersion.parse(object.string("apiVersion")), kind);
    if (!(merge(object, patch.content(), type, "", null) instanceof JsonObject merged)) {
      resource.delete();
      return;
    }
    resource.edit(_ -> merged);
    if (!patch.isKindChangeAllowed()) {
      resource.changeKind(kind);
    }
    if (!patch.isNameChangeAllowed()) {
      resource.rename(name);
    }
    resource.moveTo(namespace);
  }

  /**
   * The merged value; null if there is none.
   *
   * @param type of the values, or null if it is not known
   * @param field that holds them, or null
   */
  static Json merge(Json dest, Json patch, FieldType type, String path, Field field) {
    if (patch == null) {
      return dest;
    }
    Json first = Scalar.isMissing(dest) ? patch : dest;
    return switch (first) {
      case JsonObject _ -> {
        check("MappingNode", JsonObject.class, dest, patch);
        yield mergeMap(dest, patch, type, path);
      }
      case JsonArray _ -> {
        check("SequenceNode", JsonArray.class, dest, patch);
        yield new MergedList(field, type).merge(dest, patch, path);
      }
      default -> {
        check("ScalarNode", Json.class, dest, patch);
        yield patch == JsonNull.NULL ? null : patch;
      }
    };
  }

  private static void check(String expected, Class<? extends Json> kind, Json... values) {
    for (Json value : values) {
      boolean fits = kind == Json.class ? Scalar.is(value) : kind.isInstance(value);
      if (!Scalar.isMissing(value) && !fits) {
        throw Scalar.wrongKind(expected, value);
      }
    }
  }

  private static Json mergeMap(Json dest, Json patch, FieldType type, String path) {
    if (patch == JsonNull.NULL) {
      return null;
    }
    JsonObject source = (JsonObject) patch;
    String directive = directive(source);
    source = source.without(DIRECTIVE);
    if (directive.equals("delete")) {
      return null;
    }
    JsonObject base =
        Scalar.isMissing(dest) || directive.equals("replace")
            ? JsonObject.EMPTY
            : (JsonObject) dest;
    TreeSet<String> names = new TreeSet<>(base.names());
    names.addAll(source.names());
    JsonObject result = base;
    for (String name : names) {
      Field field = type instanceof StructType struct ? struct.field(name) : null;
      Json value =
          merge(
              base.field(name),
              source.field(name),
              fieldType(type, field),
              path.isEmpty() ? name : path + "." + name,
              field);
      result = value == null ? result.without(name) : result.with(name, value);
    }
    return result;
  }

  private static FieldType fieldType(FieldType type, Field field) {
    if (type instanceof FieldType.MapOf map) {
      return map.value();
    }
    return field == null ? null : field.type();
  }

  /**
   * What a map of a patch says to do: merge, replace or delete.
   *
   * @throws CommandError if it is something else
   */
  static String directive(JsonObject patch) {
    Json directive = patch.field(DIRECTIVE);
    if (Scalar.isMissing(directive)) {
      return "merge";
    }
    String text = Scalar.text(directive);
    if (!List.of("merge", "replace", "delete").contains(text)) {
      throw new CommandError("unknown patch strategy '" + text + "'");
    }
    return text;
  }
}
