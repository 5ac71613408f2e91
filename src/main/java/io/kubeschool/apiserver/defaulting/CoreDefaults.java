package io.kubeschool.apiserver.defaulting;

import static io.kubeschool.apiserver.defaulting.Defaults.fill;
import static io.kubeschool.apiserver.defaulting.Defaults.isUnset;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.Map;
import java.util.Set;

/** Models pkg/apis/core/v1/defaults.go, but for what is in pods. */
final class CoreDefaults {

  private static final int DEFAULT_MODE = 0644;

  private CoreDefaults() {}

  static void register(Defaults defaults) {
    defaults
        .add("core.v1.ReplicationController", CoreDefaults::replicationController)
        .add("core.v1.ReplicationControllerSpec", spec -> fill(spec, "replicas", 1))
        .add("core.v1.Service", service -> service.edit(CoreDefaults::serviceSpec, "spec"))
        .add("core.v1.Secret", secret -> fill(secret, "type", "Opaque"))
        .add("core.v1.Namespace", CoreDefaults::namespace)
        .add("core.v1.NamespaceStatus", status -> fill(status, "phase", "Active"))
        .add("core.v1.NodeStatus", CoreDefaults::nodeStatus)
        .add("core.v1.PersistentVolumeStatus", status -> fill(status, "phase", "Pending"))
        .add(
            "core.v1.PersistentVolumeSpec",
            spec ->
                fill(
                    fill(spec, "persistentVolumeReclaimPolicy", "Retain"),
                    "volumeMode",
                    "Filesystem"))
        .add("core.v1.PersistentVolumeClaimStatus", status -> fill(status, "phase", "Pending"))
        .add("core.v1.PersistentVolumeClaimSpec", spec -> fill(spec, "volumeMode", "Filesystem"))
        .add("core.v1.EndpointPort", port -> fill(port, "protocol", "TCP"))
        .add("core.v1.LimitRangeItem", CoreDefaults::limitRangeItem)
        .add("core.v1.Volume", CoreDefaults::volume)
        .add("core.v1.SecretVolumeSource", source -> fill(source, "defaultMode", DEFAULT_MODE))
        .add("core.v1.ConfigMapVolumeSource", source -> fill(source, "defaultMode", DEFAULT_MODE))
        .add("core.v1.DownwardAPIVolumeSource", source -> fill(source, "defaultMode", DEFAULT_MODE))
        .add("core.v1.ProjectedVolumeSource", source -> fill(source, "defaultMode", DEFAULT_MODE))
        .add(
            "core.v1.ServiceAccountTokenProjection",
            source -> fill(source, "expirationSeconds", 3600))
        .add(
            "core.v1.HostPathVolumeSource",
            source -> source.has("type") ? source : source.with("type", ""))
        .add("core.v1.ISCSIVolumeSource", source -> fill(source, "iscsiInterface", "default"))
        .add("core.v1.ObjectFieldSelector", selector -> fill(selector, "apiVersion", "v1"));
  }

  private static JsonObject replicationController(JsonObject controller) {
    JsonObject labels = controller.object("spec", "template", "metadata", "labels");
    if (labels.isEmpty()) {
      return controller;
    }
    JsonObject complete = controller;
    if (complete.object("spec", "selector").isEmpty()) {
      complete = complete.set(labels, "spec", "selector");
    }
    return complete.object("metadata", "labels").isEmpty()
        ? complete.set(labels, "metadata", "labels")
        : complete;
  }

  private static JsonObject serviceSpec(JsonObject sent) {
    JsonObject spec = fill(fill(sent, "sessionAffinity", "None"), "type", "ClusterIP");
    if (spec.string("sessionAffinity").equals("None")) {
      spec = spec.without("sessionAffinityConfig");
    } else if (!spec.has("sessionAffinityConfig", "clientIP", "timeoutSeconds")) {
      spec = spec.set(10800, "sessionAffinityConfig", "clientIP", "timeoutSeconds");
    }
    JsonArray ports = spec.array("ports").map(port -> servicePort((JsonObject) port));
    if (!ports.equals(spec.array("ports"))) {
      spec = spec.with("ports", ports);
    }
    String type = spec.string("type");
    boolean balanced = type.equals("LoadBalancer");
    boolean external =
        balanced
            || type.equals("NodePort")
            || type.equals("ClusterIP") && !spec.array("externalIPs").isEmpty();
    if (external) {
      spec = fill(spec, "externalTrafficPolicy", "Cluster");
    }
    if (Set.of("NodePort", "LoadBalancer", "ClusterIP").contains(type)) {
      spec = fill(spec, "internalTrafficPolicy", "Cluster");
    }
    return balanced ? fill(spec, "allocateLoadBalancerNodePorts", true) : spec;
  }

  private static JsonObject servicePort(JsonObject sent) {
    JsonObject port = fill(sent, "protocol", "TCP");
    boolean unset =
        isUnset(port, "targetPort")
            || port.field("targetPort") instanceof JsonNumber number && number.longValue() == 0;
    return unset && port.has("port") ? port.with("targetPort", port.field("port")) : port;
  }

  private static JsonObject namespace(JsonObject namespace) {
    String name = namespace.string("metadata", "name");
    return name.isEmpty()
            || namespace.string("metadata", "labels", "kubernetes.io/metadata.name").equals(name)
        ? namespace
        : namespace.set(name, "metadata", "labels", "kubernetes.io/metadata.name");
  }

  private static JsonObject nodeStatus(JsonObject status) {
    return status.has("capacity") && !status.has("allocatable")
        ? status.with("allocatable", status.field("capacity"))
        : status;
  }

  private static JsonObject limitRangeItem(JsonObject sent) {
    if (!sent.string("type").equals("Container")) {
      return sent;
    }
    JsonObject defaults = union(sent.object("default"), sent.object("max"));
    JsonObject requests = union(union(sent.object("defaultRequest"), defaults), sent.object("min"));
    JsonObject item = defaults.isEmpty() ? sent : sent.with("default", defaults);
    return requests.isEmpty() ? item : item.with("defaultRequest", requests);
  }

  /** The first, with those fields of the second that it lacks. */
  static JsonObject union(JsonObject first, JsonObject second) {
    JsonObject all = first;
    for (Map.Entry<String, Json> field : second) {
      if (!all.has(field.getKey())) {
        all = all.with(field.getKey(), field.getValue());
      }
    }
    return all;
  }

  private static JsonObject volume(JsonObject volume) {
    if (volume.has("name") ? volume.size() == 1 : volume.isEmpty()) {
      return volume.with("emptyDir", JsonObject.EMPTY);
    }
    JsonObject image = volume.object("image");
    if (volume.has("image") && image.string("pullPolicy").isEmpty()) {
      boolean latest = ImageTag.of(image.string("reference")).equals("latest");
      return volume.set(new JsonString(latest ? "Always" : "IfNotPresent"), "image", "pullPolicy");
    }
    return volume;
  }
}
