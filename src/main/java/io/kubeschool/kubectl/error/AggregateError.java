package io.kubeschool.kubectl.error;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Several errors. Models apimachinery util/errors: Aggregate. */
public final class AggregateError extends KubectlError {

  private final transient List<KubectlError> errors;

  private AggregateError(List<KubectlError> errors) {
    super(message(errors));
    this.errors = List.copyOf(errors);
  }

  /** One error for these: the only one itself if there is just one. */
  public static KubectlError of(List<KubectlError> errors) {
    return errors.size() == 1 ? errors.getFirst() : new AggregateError(errors);
  }

  /**
   * An error that came as one of several and stays so though it is alone: it is told without {@code
   * error: }.
   */
  public static AggregateError ofOne(KubectlError error) {
    return error instanceof AggregateError aggregate
        ? aggregate
        : new AggregateError(List.of(error));
  }

  /** Throws what {@link #of} makes, if there are any. */
  public static void throwIfAny(List<KubectlError> errors) {
    if (!errors.isEmpty()) {
      throw of(errors);
    }
  }

  /** The errors, in the order in which they happened. */
  public List<KubectlError> errors() {
    return errors;
  }

  private static String message(List<KubectlError> errors) {
    Set<String> messages =
        errors.stream()
            .map(Throwable::getMessage)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String joined = String.join(", ", messages);
    return messages.size() == 1 ? joined : "[" + joined + "]";
  }
}
