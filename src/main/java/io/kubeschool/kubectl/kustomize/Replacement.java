package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Copies a value from one resource into others. Models api filters/replacement/replacement.go.
 *
 * @param fields the entry as it is written
 */
record Replacement(JsonObject fields) {

  private static final String DEFAULT_PATH = "metadata.name";

  /**
   * Copies it.
   *
   * @throws CommandError if there is no source, or no field to copy to
   */
  void apply(List<Resource> resources) {
    boolean literal = fields.has("sourceValue");
    if (!literal && !fields.has("source") || !fields.has("targets")) {
      throw new CommandError("replacements must specify a source and at least one target");
    }
    if (literal && fields.has("source")) {
      throw new CommandError("value and resource selectors are mutually exclusive");
    }
    Json value = literal ? fields.field("sourceValue") : sourceValue(resources);
    for (JsonObject target : fields.array("targets").objects()) {
      copyTo(target, value, resources);
    }
  }

  private Json sourceValue(List<Resource> resources) {
    JsonObject source = fields.object("source");
    Resource resource = source(source, resources);
    String path = source.string("fieldPath").isEmpty() ? DEFAULT_PATH : source.string("fieldPath");
    Json value;
    try {
      value = FieldLookup.find(resource.content(), FieldPath.splitSmartly(path));
    } catch (CommandError e) {
      throw new CommandError("error looking up replacement source: " + e.getMessage());
    }
    if (isEmpty(value)) {
      throw new CommandError(
          "fieldPath `"
              + path
              + "` is missing for replacement source "
              + ResourceId.ofFields(source));
    }
    return refined(value, source.object("options"));
  }

  private static boolean isEmpty(Json value) {
    return Scalar.isMissing(value)
        || value instanceof JsonObject object && object.isEmpty()
        || value instanceof JsonArray array && array.isEmpty();
  }

  private static Resource source(JsonObject source, List<Resource> resources) {
    ResourceId selector = ResourceId.ofFields(source);
    List<Resource> matches =
        resources.stream()
            .filter(r -> r.allIds().stream().anyMatch(id -> id.isSelectedBy(selector)))
            .toList();
    if (matches.size() > 1) {
      throw new CommandError("multiple matches for selector " + text(source));
    }
    if (matches.isEmpty()) {
      throw new CommandError("nothing selected by " + text(source));
    }
    return matches.getFirst();
  }

  private static String text(JsonObject source) {
    String text = ResourceId.ofFields(source).toString();
    if (!source.string("fieldPath").isEmpty()) {
      text += ":" + source.string("fieldPath");
    }
    JsonObject options = source.object("options");
    String delimiter = options.string("delimiter");
    if (!delimiter.isEmpty() || options.bool("create")) {
      text +=
          ":"
              + delimiter
              + "("
              + options.number(0, "index")
              + "), create="
              + options.bool("create");
    }
    return text;
  }

  private static Json refined(Json value, JsonObject options) {
    String delimiter = options.string("delimiter");
    if (delimiter.isEmpty()) {
      return value;
    }
    if (!Scalar.is(value)) {
      throw new CommandError("delimiter option can only be used with scalar nodes");
    }
    List<String> parts = parts(Scalar.text(value), delimiter);
    long index = options.number(0, "index");
    if (index < 0 || index >= parts.size()) {
      throw new CommandError(
          "options.index " + index + " is out of bounds for value " + Scalar.text(value));
    }
    return new JsonString(parts.get((int) index));
  }

  private static List<String> parts(String text, String delimiter) {
    return new ArrayList<>(List.of(text.split(Pattern.quote(delimiter), -1)));
  }

  private static void copyTo(JsonObject target, Json value, List<Resource> resources) {
    if (!target.has("select")) {
      throw new CommandError("target must specify resources to select");
    }
    Selector selector;
    List<Selector> rejects;
    try {
      selector = Selector.of(target.object("select"));
      rejects = target.array("reject").objects().stream().map(Selector::of).toList();
    } catch (CommandError e) {
      throw new CommandError("error creating target selector: " + e.getMessage());
    }
    for (Resource resource : resources) {
      List<ResourceId> ids = resource.allIds();
      boolean rejected =
          rejects.stream().anyMatch(r -> r.selectsTexts() && r.matchesTexts(resource))
              || rejects.stream()
                  .filter(r -> !r.isIdEmpty())
                  .anyMatch(r -> ids.stream().anyMatch(r::matches));
      if (selector.matchesTexts(resource)
          && !rejected
          && ids.stream().anyMatch(selector::matches)) {
        copyInto(resource, target, value);
      }
    }
  }

  private static void copyInto(Resource resource, JsonObject target, Json value) {
    List<String> paths = target.array("fieldPaths").strings();
    JsonObject options = target.object("options");
    Json created = null;
    if (options.bool("create")) {
      created = Scalar.is(value) ? JsonNull.NULL : value;
    }
    for (String path : paths.isEmpty() ? List.of(DEFAULT_PATH) : paths) {
      JsonObject structured =
          new StructuredText(value, created).edit(resource.content(), FieldPath.splitSmartly(path));
      if (structured != null) {
        resource.edit(_ -> structured);
        continue;
      }
      PathEdit edit = new PathEdit(created, old -> replaced(old, value, options));
      Json result = edited(edit, resource, path, created != null);
      if (edit.matches() == 0) {
        throw new CommandError(failure(path, created != null));
      }
      resource.edit(_ -> (JsonObject) result);
    }
  }

  private static Json edited(PathEdit edit, Resource resource, String path, boolean create) {
    try {
      return edit.apply(resource.content(), FieldPath.splitSmartly(path));
    } catch (FieldError e) {
      throw e.asCommandError();
    } catch (CommandError e) {
      throw new CommandError(failure(path, create) + ": " + e.getMessage());
    }
  }

  private static String failure(String path, boolean create) {
    return "unable to find "
        + (create ? "or create " : "")
        + "field "
        + GoQuote.quote(path)
        + " in replacement target";
  }

  private static Json replaced(Json old, Json value, JsonObject options) {
    String delimiter = options.string("delimiter");
    if (delimiter.isEmpty()) {
      return Scalar.is(old) ? retyped(old, Scalar.text(value)) : value;
    }
    if (!Scalar.is(old)) {
      throw new FieldError("delimiter option can only be used with scalar nodes");
    }
    List<String> parts = parts(Scalar.text(old), delimiter);
    long index = options.number(0, "index");
    if (index < 0) {
      parts.addFirst(Scalar.text(value));
    } else if (index >= parts.size()) {
      parts.add(Scalar.text(value));
    } else {
      parts.set((int) index, Scalar.text(value));
    }
    return retyped(old, String.join(delimiter, parts));
  }

  /** A text in the place of a number or boolean must be one. */
  private static Json retyped(Json old, String text) {
    Json result = Scalar.inPlaceOf(old, text);
    if (old == JsonNull.NULL || result.getClass() == old.getClass()) {
      return result;
    }
    throw new FieldError(
        "map[string]interface {}(nil): yaml: cannot decode !!"
            + Scalar.tag(result)
            + " `"
            + text
            + "` as a !!"
            + Scalar.tag(old));
  }

  /** What is wrong about a field that was found, which is told without where it was looked for. */
  private static final class FieldError extends RuntimeException {
    FieldError(String message) {
      super(message, null, false, false);
    }

    CommandError asCommandError() {
      return new CommandError(getMessage());
    }
  }
}
