package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.resource.DocumentCheck;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;

/**
 * What the client itself looks at before it leaves validation to the server. Models k8s.io/kubectl
 * pkg/validation: paramVerifyingSchema, and cli-runtime resource/visitor.go: ValidateSchema.
 */
public final class ManifestCheck {

  private ManifestCheck() {}

  /** The check that a {@code fieldValidation} asks for. */
  public static DocumentCheck of(String directive) {
    return directive.equals("Ignore") ? DocumentCheck.NONE : ManifestCheck::check;
  }

  private static void check(Json document) {
    List<String> problems = problems(document);
    if (!problems.isEmpty()) {
      throw new CommandError(
          "error validating data: "
              + text(problems)
              + "; if you choose to ignore these errors, turn validation off with"
              + " --validate=false");
    }
  }

  /** Several problems as one. Models utilerrors.Aggregate. */
  public static String text(List<String> problems) {
    return problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]";
  }

  /** What is wrong with a document, nothing if it has a kind and a version. */
  public static List<String> problems(Json document) {
    if (!(document instanceof JsonObject object)) {
      return List.of("invalid object to validate");
    }
    List<String> problems = new ArrayList<>();
    require(object, "apiVersion", problems);
    require(object, "kind", problems);
    return problems;
  }

  private static void require(JsonObject object, String field, List<String> problems) {
    Json value = object.field(field);
    if (value == null || value.equals(Json.of(null))) {
      problems.add(field + " not set");
    } else if (!(value instanceof JsonString)) {
      problems.add(field + " isn't string type");
    }
  }
}
