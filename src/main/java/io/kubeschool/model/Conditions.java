package io.kubeschool.model;

/** A view of a list of conditions, at most one of each type. */
public record Conditions(JsonArray json) {

  /** The condition of that type, or null. */
  public JsonObject find(String type) {
    return json.find("type", type);
  }

  /** Whether the condition of that type has status True. */
  public boolean isTrue(String type) {
    JsonObject condition = find(type);
    return condition != null && condition.string("status").equals("True");
  }

  /** The same without the condition of that type. */
  public Conditions without(String type) {
    return find(type) == null
        ? this
        : new Conditions(json.filter(c -> !c.string("type").equals(type)));
  }

  /** The same with that condition at the end, in place of the one of its type. */
  public Conditions with(JsonObject condition) {
    return new Conditions(without(condition.string("type")).json.plus(condition));
  }
}
