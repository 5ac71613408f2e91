package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where an object keeps its pods' spec. Models k8s.io/kubectl
 * pkg/polymorphichelpers/updatepodspec.go.
 */
public final class PodSpecs {

  private static final String[] OWN = {"spec"};
  private static final String[] TEMPLATE = {"spec", "template", "spec"};
  private static final String[] JOB_TEMPLATE = {"spec", "jobTemplate", "spec", "template", "spec"};

  private static final Map<String, String[]> PATHS =
      Map.of(
          "v1 Pod", OWN,
          "v1 ReplicationController", TEMPLATE,
          "apps/v1 Deployment", TEMPLATE,
          "apps/v1 DaemonSet", TEMPLATE,
          "apps/v1 ReplicaSet", TEMPLATE,
          "apps/v1 StatefulSet", TEMPLATE,
          "batch/v1 Job", TEMPLATE,
          "batch/v1 CronJob", JOB_TEMPLATE);

  private PodSpecs() {}

  /**
   * A copy of the object with its pod spec changed.
   *
   * @throws CommandError if it has none
   */
  public static JsonObject edit(JsonObject object, UnaryOperator<JsonObject> change) {
    return object.edit(change, path(object));
  }

  /**
   * The object's pod spec.
   *
   * @throws CommandError if it has none
   */
  public static JsonObject of(JsonObject object) {
    return object.object(path(object));
  }

  private static String[] path(JsonObject object) {
    String[] path = PATHS.get(object.string("apiVersion") + " " + object.string("kind"));
    if (path == null) {
      throw new CommandError(
          "the object is not a pod or does not have a pod template: *" + goType(object));
    }
    return path;
  }

  /** The Go type of an object, as its messages name it: {@code v1.ConfigMap}. */
  public static String goType(JsonObject object) {
    String apiVersion = object.string("apiVersion");
    return apiVersion.substring(apiVersion.indexOf('/') + 1) + "." + object.string("kind");
  }
}
