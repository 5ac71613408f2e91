package io.kubeschool.apiserver.admission;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.RandomStream;
import java.util.List;

/**
 * Gives each new pod its service account, and that account's token to each of its containers.
 * Models plugin/pkg/admission/serviceaccount/admission.go.
 */
final class ServiceAccount implements AdmissionPlugin {

  private static final String VOLUME_PREFIX = "kube-api-access-";
  private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

  /** What the token's volume shows; shared by all pods. */
  private static final JsonObject SOURCE =
      Json.objectOf(
          "defaultMode",
          420,
          "sources",
          Json.arrayOf(
              Json.objectOf(
                  "serviceAccountToken", Json.objectOf("expirationSeconds", 3607, "path", "token")),
              Json.objectOf(
                  "configMap",
                  Json.objectOf(
                      "items",
                      Json.arrayOf(Json.objectOf("key", "ca.crt", "path", "ca.crt")),
                      "name",
                      "kube-root-ca.crt")),
              Json.objectOf(
                  "downwardAPI",
                  Json.objectOf(
                      "items",
                      Json.arrayOf(
                          Json.objectOf(
                              "fieldRef",
                              Json.objectOf("apiVersion", "v1", "fieldPath", "metadata.namespace"),
                              "path",
                              "namespace"))))));

  private final ObjectReader objects;
  private final RandomStream names;

  ServiceAccount(ObjectReader objects, RandomStream names) {
    this.objects = objects;
    this.names = names;
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject pod) {
    if (!attributes.creates(Kinds.POD)
        || pod.has("metadata", "annotations", "kubernetes.io/config.mirror")) {
      return pod;
    }
    String name = pod.string("spec", "serviceAccountName");
    if (name.isEmpty()) {
      name = pod.string("spec", "serviceAccount");
    }
    if (name.isEmpty()) {
      name = "default";
    }
    JsonObject account = account(attributes, pod, name);
    JsonObject admitted =
        pod.set(name, "spec", "serviceAccountName").set(name, "spec", "serviceAccount");
    if (mounts(account, pod)) {
      admitted = mountToken(admitted);
    }
    JsonArray pullSecrets = account.array("imagePullSecrets");
    return !pullSecrets.isEmpty() && pod.array("spec", "imagePullSecrets").isEmpty()
        ? admitted.set(pullSecrets, "spec", "imagePullSecrets")
        : admitted;
  }

  /**
   * The account. Upstream waits for one named default, since its controller is about to make it;
   * here it counts as made.
   */
  private JsonObject account(Attributes attributes, JsonObject pod, String name) {
    JsonObject account =
        objects.get(Kinds.SERVICE_ACCOUNT, new ObjectKey(attributes.namespace(), name));
    if (account == null && !name.equals("default")) {
      throw attributes.forbidden(
          pod,
          "error looking up service account "
              + attributes.namespace()
              + "/"
              + name
              + ": serviceaccount "
              + Json.of(name).toText()
              + " not found");
    }
    return account == null ? JsonObject.EMPTY : account;
  }

  private static boolean mounts(JsonObject account, JsonObject pod) {
    if (pod.has("spec", "automountServiceAccountToken")) {
      return pod.bool("spec", "automountServiceAccountToken");
    }
    return !account.has("automountServiceAccountToken")
        || account.bool("automountServiceAccountToken");
  }

  private JsonObject mountToken(JsonObject pod) {
    String existing = existingVolume(pod);
    String volume = existing.isEmpty() ? VOLUME_PREFIX + names.nameSuffix(5) : existing;
    JsonObject mount = Json.objectOf("mountPath", MOUNT_PATH, "name", volume, "readOnly", true);
    JsonObject mounted = mountIn(mountIn(pod, "initContainers", mount), "containers", mount);
    if (mounted == pod || !existing.isEmpty()) {
      return mounted;
    }
    return mounted.set(
        pod.array("spec", "volumes").plus(Json.objectOf("name", volume, "projected", SOURCE)),
        "spec",
        "volumes");
  }

  private static String existingVolume(JsonObject pod) {
    List<JsonObject> volumes = pod.array("spec", "volumes").objects();
    return volumes.stream()
        .map(volume -> volume.string("name"))
        .filter(name -> name.startsWith(VOLUME_PREFIX))
        .findFirst()
        .orElse("");
  }

  private static JsonObject mountIn(JsonObject pod, String group, JsonObject mount) {
    JsonArray containers = pod.array("spec", group);
    JsonArray mounted = containers;
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.objectAt(i);
      JsonArray mounts = container.array("volumeMounts");
      if (mounts.find("mountPath", MOUNT_PATH) == null) {
        mounted = mounted.with(i, container.with("volumeMounts", mounts.plus(mount)));
      }
    }
    return mounted == containers ? pod : pod.set(mounted, "spec", group);
  }
}
