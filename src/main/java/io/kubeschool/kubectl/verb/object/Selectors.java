package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.Map;

/** Selectors as objects. Models apimachinery apis/meta/v1/helpers.go: ParseToLabelSelector. */
public final class Selectors {

  private static final Map<LabelSelector.Operator, String> OPERATORS =
      Map.of(
          LabelSelector.Operator.IN, "In",
          LabelSelector.Operator.NOT_IN, "NotIn",
          LabelSelector.Operator.NOT_EQUALS, "NotIn",
          LabelSelector.Operator.EXISTS, "Exists",
          LabelSelector.Operator.DOES_NOT_EXIST, "DoesNotExist");

  private Selectors() {}

  /**
   * The {@code LabelSelector} object that a text like {@code app=web,tier in (a,b)} means.
   *
   * @throws CommandError if it is no selector
   */
  public static JsonObject parse(String text) {
    JsonObject labels = JsonObject.EMPTY;
    JsonArray.Builder expressions = JsonArray.builder();
    for (LabelSelector.Requirement each : requirements(text)) {
      if (each.operator() == LabelSelector.Operator.EQUALS) {
        labels = labels.with(each.key(), (Object) each.values().getFirst());
        continue;
      }
      String operator = OPERATORS.get(each.operator());
      if (operator == null) {
        throw new CommandError(
            GoQuote.quote(each.operator().toString()) + " isn't supported in label selectors");
      }
      JsonObject expression = Json.objectOf("key", each.key(), "operator", operator);
      expressions.add(
          each.values().isEmpty()
              ? expression
              : expression.with("values", JsonArray.ofStrings(each.values())));
    }
    JsonObject selector = JsonObject.EMPTY;
    if (!labels.isEmpty()) {
      selector = selector.with("matchLabels", labels);
    }
    JsonArray list = expressions.build();
    return list.isEmpty() ? selector : selector.with("matchExpressions", list);
  }

  private static java.util.List<LabelSelector.Requirement> requirements(String text) {
    try {
      return LabelSelector.parse(text).requirements();
    } catch (IllegalArgumentException e) {
      throw new CommandError(
          "couldn't parse the selector string \"" + text + "\": " + e.getMessage());
    }
  }
}
