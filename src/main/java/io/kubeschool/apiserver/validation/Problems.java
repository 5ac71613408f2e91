package io.kubeschool.apiserver.validation;

import io.kubeschool.apiserver.FieldError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is found wrong with an object, in the order in which it is found. */
final class Problems {

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return errors;
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  void addAll(Problems others) {
    errors.addAll(others.errors);
  }

  void required(FieldPath path, String detail) {
    errors.add(FieldError.required(path.toString(), detail));
  }

  void required(FieldPath path) {
    required(path, "");
  }

  void invalid(FieldPath path, Object value, String detail) {
    errors.add(FieldError.invalid(path.toString(), value, detail));
  }

  /** The value is shown as upstream's internal type prints it, see {@link InternalValue}. */
  void invalidShown(FieldPath path, String shown, String detail) {
    errors.add(
        new FieldError(FieldError.Type.INVALID, path.toString(), null, shown + ": " + detail));
  }

  /** A duplicate that is shown as upstream's internal type prints it. */
  void duplicateShown(FieldPath path, String shown) {
    errors.add(new FieldError(FieldError.Type.DUPLICATE, path.toString(), null, shown));
  }

  /** One error for each message. */
  void invalid(FieldPath path, Object value, List<String> details) {
    for (String detail : details) {
      invalid(path, value, detail);
    }
  }

  void forbidden(FieldPath path, String detail) {
    errors.add(FieldError.forbidden(path.toString(), detail));
  }

  void duplicate(FieldPath path, Object value) {
    errors.add(FieldError.duplicate(path.toString(), value));
  }

  void notFound(FieldPath path, Object value) {
    errors.add(FieldError.notFound(path.toString(), value));
  }

  void tooLong(FieldPath path, int most) {
    errors.add(FieldError.tooLong(path.toString(), most));
  }

  void notSupported(FieldPath path, Object value, Collection<String> supported) {
    errors.add(FieldError.notSupported(path.toString(), value, supported));
  }

  /** An unsupported value that is shown as upstream's internal type prints it. */
  void notSupportedShown(FieldPath path, String shown, Collection<String> supported) {
    String detail = FieldError.notSupported("", "", supported).detail();
    errors.add(
        new FieldError(
            FieldError.Type.NOT_SUPPORTED, path.toString(), null, shown + ": " + detail));
  }

  /** The value must be one of those, and there must be one. */
  void oneOf(FieldPath path, String value, List<String> supported) {
    if (value.isEmpty()) {
      required(path);
    } else if (!supported.contains(value)) {
      notSupported(path, value, supported);
    }
  }

  void notNegative(FieldPath path, long value) {
    if (value < 0) {
      invalid(path, value, "must be greater than or equal to 0");
    }
  }

  void notNegative(FieldPath parent, JsonObject object, String field) {
    notNegative(parent.child(field), object.number(0, field));
  }

  /** The value may not change. */
  void immutable(FieldPath path, Json value, Json old) {
    if (value == null ? old != null : !value.equals(old)) {
      invalid(path, value, "field is immutable");
    }
  }
}
