package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a value that is applied fits its shape. Models structured-merge-diff typed/validate.go.
 */
final class ShapeCheck {

  private final List<String> errors = new ArrayList<>();

  private ShapeCheck() {}

  /**
   * Checks a value.
   *
   * @throws ShapeException what is wrong in it, and where
   */
  static void check(Shape shape, Json value) {
    ShapeCheck check = new ShapeCheck();
    check.value(shape, value, "");
    if (check.errors.size() == 1) {
      throw new ShapeException(check.errors.getFirst());
    }
    if (!check.errors.isEmpty()) {
      throw new ShapeException("errors:\n  " + String.join("\n  ", check.errors));
    }
  }

  private void value(Shape shape, Json value, String path) {
    if (value == JsonNull.NULL) {
      return;
    }
    switch (shape) {
      case Shape.Scalar(Shape.Kind kind) -> scalar(kind, value, path);
      case Shape.ListOf list -> list(list, value, path);
      case Shape.Struct struct -> fields(struct, value, path);
      case Shape.MapOf map -> fields(map, value, path);
      case Shape.Any _ -> {}
    }
  }

  private void scalar(Shape.Kind kind, Json value, String path) {
    switch (kind) {
      case STRING -> {
        if (!(value instanceof JsonString)) {
          error(
              path,
              "expected string, got &value.valueUnstructured{Value:" + GoSyntax.value(value) + "}");
        }
      }
      case NUMBER -> {
        if (!(value instanceof JsonNumber)) {
          error(path, "expected numeric (int or float), got " + goType(value));
        }
      }
      case BOOLEAN -> {
        if (!(value instanceof JsonBoolean)) {
          error(path, "expected boolean, got " + shown(value));
        }
      }
      case UNTYPED -> {
        if (value instanceof JsonObject || value instanceof JsonArray) {
          error(path, "expected any scalar, got " + shown(value));
        }
      }
    }
  }

  private void list(Shape.ListOf shape, Json value, String path) {
    if (!(value instanceof JsonArray array)) {
      error(path, "expected list, got " + shown(value));
      return;
    }
    Set<PathElement> seen = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      PathElement element = new PathElement.Index(i);
      if (!shape.isAtomic()) {
        try {
          element = shape.element(array.item(i));
        } catch (ShapeException e) {
          error(path, "element " + i + ": " + e.getMessage());
          return;
        }
        if (!seen.add(element)) {
          error(path, "duplicate entries for key " + element);
        }
      }
      value(shape.item(), array.item(i), path + element);
    }
  }

  private void fields(Shape shape, Json value, String path) {
    if (!(value instanceof JsonObject object)) {
      error(path, "expected map, got " + shown(value));
      return;
    }
    for (Map.Entry<String, Json> field : object) {
      Shape entry = shape.entry(field.getKey());
      String at = path + "." + field.getKey();
      if (entry == null) {
        error(at, "field not declared in schema");
        return;
      }
      value(entry, field.getValue(), at);
    }
  }

  private void error(String path, String message) {
    errors.add(path.isEmpty() ? message : path + ": " + message);
  }

  /** A pointer to a struct around it, as {@code %v} prints it. */
  private static String shown(Json value) {
    return "&{" + GoSyntax.plain(value) + "}";
  }

  private static String goType(Json value) {
    return switch (value) {
      case JsonString _ -> "string";
      case JsonBoolean _ -> "bool";
      case JsonArray _ -> "[]interface {}";
      case JsonObject _ -> "map[string]interface {}";
      default -> value.toText();
    };
  }
}
