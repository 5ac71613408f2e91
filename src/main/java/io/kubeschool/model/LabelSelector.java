package io.kubeschool.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Selects objects by their labels: all of its requirements must hold. Models apimachinery
 * pkg/labels.
 */
public final class LabelSelector {

  /** Selects everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);

  /** Selects nothing. */
  public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

  private final List<Requirement> requirements;
  private final Requirement[] each;
  private final boolean nothing;
  private Answer last = new Answer(null, false);

  private LabelSelector(List<Requirement> requirements, boolean nothing) {
    this.requirements = requirements;
    this.each = requirements.toArray(Requirement[]::new);
    this.nothing = nothing;
  }

  /** Whether these labels are selected; the many pods of one template have the very same. */
  private record Answer(JsonObject labels, boolean matches) {}

  /** How a requirement compares. */
  public enum Operator {
    IN(" in "),
    NOT_IN(" notin "),
    EQUALS("="),
    DOUBLE_EQUALS("=="),
    NOT_EQUALS("!="),
    EXISTS(""),
    DOES_NOT_EXIST(""),
    GREATER_THAN(">"),
    LESS_THAN("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /**
   * One condition on a label.
   *
   * @param values sorted
   */
  public record Requirement(String key, Operator operator, List<String> values) {

    boolean matches(String value) {
      return switch (operator) {
        case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
        case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case DOES_NOT_EXIST -> value == null;
        case GREATER_THAN ->
            isWhole(value) && Long.parseLong(value) > Long.parseLong(values.getFirst());
        case LESS_THAN ->
            isWhole(value) && Long.parseLong(value) < Long.parseLong(values.getFirst());
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case EXISTS -> key;
        case DOES_NOT_EXIST -> "!" + key;
        case IN, NOT_IN -> key + operator.sign + "(" + String.join(",", values) + ")";
        default -> key + operator.sign + String.join(",", values);
      };
    }
  }

  /**
   * Reads {@code app=web,tier in (a,b),!old}. Models labels.Parse.
   *
   * @throws IllegalArgumentException with upstream's words if it cannot be understood
   */
  public static LabelSelector parse(String text) {
    return of(LabelSelectorParser.parse(text));
  }

  /** Selects what has all these labels. Models labels.SelectorFromSet. */
  public static LabelSelector ofLabels(Map<String, String> labels) {
    return of(
        labels.entrySet().stream()
            .map(e -> new Requirement(e.getKey(), Operator.EQUALS, List.of(e.getValue())))
            .toList());
  }

  /**
   * The selector that an object's {@code spec.selector} of type LabelSelector stands for: nothing
   * if it is null, everything if it is empty. Models meta/v1: LabelSelectorAsSelector.
   */
  public static LabelSelector of(JsonObject selector) {
    if (selector == null) {
      return NOTHING;
    }
    List<Requirement> requirements = new ArrayList<>();
    selector
        .object("matchLabels")
        .strings()
        .forEach((k, v) -> requirements.add(new Requirement(k, Operator.EQUALS, List.of(v))));
    for (JsonObject expression : selector.array("matchExpressions").objects()) {
      Operator operator =
          switch (expression.string("operator")) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default ->
                throw new IllegalArgumentException(
                    new JsonString(expression.string("operator")).toText()
                        + " is not a valid label selector operator");
          };
      requirements.add(
          new Requirement(
              expression.string("key"),
              operator,
              expression.array("values").strings().stream().sorted().toList()));
    }
    return of(requirements);
  }

  private static LabelSelector of(List<Requirement> requirements) {
    return switch (requirements.size()) {
      case 0 -> EVERYTHING;
      case 1 -> new LabelSelector(List.copyOf(requirements), false);
      default ->
          new LabelSelector(
              requirements.stream().sorted(Comparator.comparing(Requirement::key)).toList(), false);
    };
  }

  /** Its conditions, sorted by key. */
  public List<Requirement> requirements() {
    return requirements;
  }

  /** Whether it selects everything. */
  public boolean isEverything() {
    return requirements.isEmpty() && !nothing;
  }

  /** Whether something with these labels is selected. */
  public boolean matches(Map<String, String> labels) {
    if (nothing) {
      return false;
    }
    for (Requirement requirement : requirements) {
      if (!requirement.matches(labels.get(requirement.key()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the object is selected, by its {@code metadata.labels}. */
  public boolean matches(JsonObject object) {
    return matchesLabels(object.object("metadata", "labels"));
  }

  /** Whether something with these labels is selected. */
  public boolean matchesLabels(JsonObject labels) {
    if (nothing) {
      return false;
    }
    if (requirements.isEmpty()) {
      return true;
    }
    Answer answer = last;
    if (answer.labels() != labels) {
      answer = new Answer(labels, selects(labels));
      last = answer;
    }
    return answer.matches();
  }

  private boolean selects(JsonObject labels) {
    for (Requirement requirement : each) {
      String value =
          labels.field(requirement.key()) instanceof JsonString(String text) ? text : null;
      if (!requirement.matches(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The labels that something must have to be selected, as far as equality requires them; for
   * indexes.
   */
  public Map<String, String> requiredLabels() {
    Map<String, String> required = new TreeMap<>();
    for (Requirement requirement : requirements) {
      switch (requirement.operator()) {
        case IN, EQUALS, DOUBLE_EQUALS -> {
          if (requirement.values().size() == 1) {
            required.put(requirement.key(), requirement.values().getFirst());
          }
        }
        default -> {}
      }
    }
    return required;
  }

  /** As it is written in a query. */
  @Override
  public String toString() {
    return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
  }

  private static boolean isWhole(String value) {
    if (value == null || value.isEmpty()) {
      return false;
    }
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
