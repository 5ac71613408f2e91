package io.kubeschool.controller.replicaset;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ResourceKind;
import java.util.function.Function;

/**
 * What tells ReplicaSets and ReplicationControllers apart; one controller serves both. Models
 * pkg/controller/replication: its adapters.
 *
 * @param kind the kind
 * @param component the name in events and of the service account
 * @param selector how to read {@code spec.selector}
 * @param countsTerminating whether its status has {@code terminatingReplicas}
 */
public record ReplicaKind(
    ResourceKind kind,
    String component,
    Function<JsonObject, LabelSelector> selector,
    boolean countsTerminating) {

  /** ReplicaSets. */
  public static final ReplicaKind REPLICA_SET =
      new ReplicaKind(Kinds.REPLICA_SET, "replicaset-controller", LabelSelector::of, true);

  /** ReplicationControllers. */
  public static final ReplicaKind REPLICATION_CONTROLLER =
      new ReplicaKind(
          Kinds.REPLICATION_CONTROLLER,
          "replication-controller",
          selector ->
              selector != null && !selector.isEmpty()
                  ? LabelSelector.ofLabels(selector.strings())
                  : LabelSelector.NOTHING,
          false);

  /** The selector of an object of that kind. */
  public LabelSelector selectorOf(JsonObject object) {
    return selector.apply(
        object.get("spec", "selector") instanceof JsonObject written ? written : null);
  }
}
