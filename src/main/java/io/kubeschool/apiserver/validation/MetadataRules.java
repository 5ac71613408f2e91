package io.kubeschool.apiserver.validation;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Models apimachinery pkg/api/validation/objectmeta.go and meta/v1/validation. */
final class MetadataRules {

  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");
  static final FieldPath PATH = FieldPath.of("metadata");
  private static final int MOST_ANNOTATIONS = 256 * 1024;

  private MetadataRules() {}

  /** Models ValidateObjectMeta. */
  static void create(
      JsonObject object,
      boolean namespaced,
      Function<String, List<String>> name,
      Problems problems) {
    JsonObject metadata = object.object("metadata");
    String generateName = metadata.string("generateName");
    if (!generateName.isEmpty()) {
      problems.invalid(
          PATH.child("generateName"), generateName, name.apply(maskTrailingDash(generateName)));
    }
    if (metadata.string("name").isEmpty()) {
      problems.required(PATH.child("name"), "name or generateName is required");
    } else {
      problems.invalid(
          PATH.child("name"), metadata.string("name"), name.apply(metadata.string("name")));
    }
    namespace(metadata.string("namespace"), namespaced, problems);
    problems.notNegative(PATH, metadata, "generation");
    labels(metadata.object("labels"), PATH.child("labels"), problems);
    annotations(metadata.object("annotations"), PATH.child("annotations"), problems);
    ownerReferences(metadata, problems);
    finalizers(metadata.array("finalizers").strings(), problems);
  }

  /** A generated name may end in a dash, for more follows. */
  private static String maskTrailingDash(String name) {
    return name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }

  private static void namespace(String namespace, boolean namespaced, Problems problems) {
    FieldPath path = PATH.child("namespace");
    if (!namespaced) {
      if (!namespace.isEmpty()) {
        problems.forbidden(path, "not allowed on this type");
      }
    } else if (namespace.isEmpty()) {
      problems.required(path);
    } else {
      problems.invalid(path, namespace, NameSyntax.dns1123Label(namespace));
    }
  }

  /** Models ValidateObjectMetaUpdate. */
  static void update(JsonObject object, JsonObject oldObject, Problems problems) {
    JsonObject metadata = object.object("metadata");
    JsonObject old = oldObject.object("metadata");
    if (old.has("deletionTimestamp")) {
      List<String> added = new ArrayList<>(metadata.array("finalizers").strings());
      added.removeAll(old.array("finalizers").strings());
      if (!added.isEmpty()) {
        problems.forbidden(
            PATH.child("finalizers"),
            "no new finalizers can be added if the object is being deleted, found new finalizers"
                + " []string{"
                + String.join(", ", added.stream().sorted().map(f -> '"' + f + '"').toList())
                + "}");
      }
    }
    if (metadata.number(0, "generation") < old.number(0, "generation")) {
      problems.invalid(
          PATH.child("generation"), metadata.number(0, "generation"), "must not be decremented");
    }
    for (String field :
        List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds")) {
      problems.immutable(PATH.child(field), metadata.field(field), old.field(field));
    }
    if (metadata.field("labels") != old.field("labels")) {
      labels(metadata.object("labels"), PATH.child("labels"), problems);
    }
    if (metadata.field("annotations") != old.field("annotations")) {
      annotations(metadata.object("annotations"), PATH.child("annotations"), problems);
    }
    ownerReferences(metadata, problems);
  }

  /** Models ValidateLabels. */
  static void labels(JsonObject labels, FieldPath path, Problems problems) {
    for (Map.Entry<String, Json> label : labels) {
      labelKey(label.getKey(), path, problems);
      String value = labels.string(label.getKey());
      problems.invalid(path, value, NameSyntax.labelValue(value));
    }
  }

  /** Models ValidateLabelName. */
  static void labelKey(String key, FieldPath path, Problems problems) {
    problems.invalid(path, key, NameSyntax.labelKey(key));
  }

  /** Models ValidateAnnotations. */
  static void annotations(JsonObject annotations, FieldPath path, Problems problems) {
    int size = 0;
    for (Map.Entry<String, Json> annotation : annotations) {
      String key = annotation.getKey();
      problems.invalid(path, key, NameSyntax.labelKey(key.toLowerCase(Locale.ROOT)));
      size += key.length() + bytes(annotations.string(key));
    }
    if (size > MOST_ANNOTATIONS) {
      problems.tooLong(path, MOST_ANNOTATIONS);
    }
  }

  static int bytes(String text) {
    return text.length() < MOST_ANNOTATIONS / 4
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void ownerReferences(JsonObject metadata, Problems problems) {
    FieldPath path = PATH.child("ownerReferences");
    String controller = "";
    for (JsonObject reference : metadata.array("ownerReferences").objects()) {
      if (GroupVersion.parse(reference.string("apiVersion")).version().isEmpty()) {
        problems.invalid(
            path.child("apiVersion"), reference.string("apiVersion"), "version must not be empty");
      }
      for (String field : List.of("kind", "name", "uid")) {
        if (reference.string(field).isEmpty()) {
          problems.invalid(path.child(field), "", "must not be empty");
        }
      }
      if (reference.string("kind").equals("Event")) {
        problems.invalid(path, reference, "/v1, Kind=Event is disallowed from being an owner");
      }
      if (reference.bool("controller")) {
        String current = reference.string("kind") + "/" + reference.string("name");
        if (!controller.isEmpty()) {
          problems.invalid(
              path,
              metadata.field("ownerReferences"),
              "Only one reference can have Controller set to true. Found \"true\" in references for"
                  + " "
                  + controller
                  + " and "
                  + current);
        } else {
          controller = current;
        }
      }
    }
  }

  private static void finalizers(List<String> finalizers, Problems problems) {
    FieldPath path = PATH.child("finalizers");
    for (String finalizer : finalizers) {
      List<String> wrong = NameSyntax.labelKey(finalizer);
      problems.invalid(path, finalizer, wrong);
    }
    if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
      problems.invalid(
          path, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
    }
    for (int i = 0; i < finalizers.size(); i++) {
      if (!finalizers.get(i).contains("/") && !STANDARD_FINALIZERS.contains(finalizers.get(i))) {
        problems.invalid(
            path.index(i),
            finalizers.get(i),
            "name is neither a standard finalizer name nor is it fully qualified");
      }
    }
  }

  /** Models ValidateLabelSelector. */
  static void labelSelector(JsonObject selector, FieldPath path, Problems problems) {
    labels(selector.object("matchLabels"), path.child("matchLabels"), problems);
    List<JsonObject> expressions = selector.array("matchExpressions").objects();
    for (int i = 0; i < expressions.size(); i++) {
      requirement(expressions.get(i), path.child("matchExpressions").index(i), problems);
    }
  }

  private static void requirement(JsonObject requirement, FieldPath path, Problems problems) {
    List<String> values = requirement.array("values").strings();
    switch (requirement.string("operator")) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          problems.required(
              path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          problems.forbidden(
              path.child("values"),
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      default ->
          problems.invalid(
              path.child("operator"),
              requirement.string("operator"),
              "not a valid selector operator");
    }
    labelKey(requirement.string("key"), path.child("key"), problems);
    for (int i = 0; i < values.size(); i++) {
      problems.invalid(
          path.child("values").index(i), values.get(i), NameSyntax.labelValue(values.get(i)));
    }
  }
}
