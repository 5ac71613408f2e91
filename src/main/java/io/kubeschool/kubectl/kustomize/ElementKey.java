package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.regex.Pattern;

/**
 * Which member of a list a path means. Models kyaml yaml/fns.go: SplitIndexNameValue.
 *
 * @param name of the field, or "" if the member is a scalar
 * @param value its text, or a regular expression for it
 */
record ElementKey(String name, String value) {

  /**
   * The key in brackets.
   *
   * @throws CommandError if there is no {@code =} in it
   */
  static ElementKey parse(String part) {
    String inner = part.substring(1, part.length() - 1);
    int equals = inner.indexOf('=');
    if (equals < 0) {
      throw new CommandError(
          "list path element must contain fieldName=fieldValue for element to match");
    }
    return new ElementKey(inner.substring(0, equals), inner.substring(equals + 1));
  }

  /** Whether that member has the very value. */
  boolean equalsIn(Json member) {
    Json field = field(member);
    return field != null && Scalar.text(field).equals(value);
  }

  /** Whether the expression is found in that member's value. */
  boolean isFoundIn(Json member) {
    Json field = field(member);
    return field != null && Pattern.compile(value).matcher(Scalar.text(field)).find();
  }

  private Json field(Json member) {
    if (name.isEmpty()) {
      return Scalar.is(member) ? member : null;
    }
    return member instanceof JsonObject object ? object.field(name) : null;
  }
}
