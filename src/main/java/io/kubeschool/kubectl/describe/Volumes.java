package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A pod's volumes, by type. Models describe.go: describeVolumes. */
final class Volumes {

  private static final Map<String, BiConsumer<JsonObject, DescribeWriter>> TYPES =
      new LinkedHashMap<>();

  static {
    TYPES.put("hostPath", Volumes::hostPath);
    TYPES.put("emptyDir", Volumes::emptyDir);
    TYPES.put("gitRepo", Volumes::gitRepo);
    TYPES.put("secret", Volumes::secret);
    TYPES.put("configMap", Volumes::configMap);
    TYPES.put("nfs", Volumes::nfs);
    TYPES.put("persistentVolumeClaim", Volumes::claim);
    TYPES.put("ephemeral", Volumes::ephemeral);
    TYPES.put("downwardAPI", Volumes::downwardApi);
    TYPES.put("projected", Volumes::projected);
    TYPES.put("csi", Volumes::csi);
    TYPES.put("image", Volumes::image);
    TYPES.put("local", Volumes::local);
  }

  private Volumes() {}

  static void describe(JsonArray volumes, String indent, DescribeWriter out) {
    if (volumes.isEmpty()) {
      out.write(0, indent + "Volumes:\t<none>\n");
      return;
    }
    out.write(0, indent + "Volumes:\n");
    for (JsonObject volume : volumes.objects()) {
      out.write(1, (indent.isEmpty() ? "" : " ") + volume.string("name") + ":\n");
      source(volume, out);
    }
  }

  /** Writes what a volume, or a persistent volume's {@code spec}, is made of. */
  static void source(JsonObject volume, DescribeWriter out) {
    for (Map.Entry<String, BiConsumer<JsonObject, DescribeWriter>> type : TYPES.entrySet()) {
      if (volume.has(type.getKey())) {
        type.getValue().accept(volume.object(type.getKey()), out);
        return;
      }
    }
    out.write(1, "<unknown>\n");
  }

  private static void hostPath(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "HostPath (bare host directory volume)");
    out.field(2, "Path", source.string("path"));
    out.field(2, "HostPathType", Texts.orElse(source.get("type"), "<none>"));
  }

  private static void emptyDir(JsonObject source, DescribeWriter out) {
    Json limit = source.get("sizeLimit");
    out.field(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)");
    out.field(2, "Medium", source.string("medium"));
    out.field(
        2,
        "SizeLimit",
        limit == null || Quantity.of(limit).signum() <= 0 ? "<unset>" : Quantity.of(limit));
  }

  private static void gitRepo(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "GitRepo (a volume that is pulled from git when the pod is created)");
    out.field(2, "Repository", source.string("repository"));
    out.field(2, "Revision", source.string("revision"));
  }

  private static void secret(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "Secret (a volume populated by a Secret)");
    out.field(2, "SecretName", source.string("secretName"));
    out.field(2, "Optional", source.bool("optional"));
  }

  private static void configMap(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "ConfigMap (a volume populated by a ConfigMap)");
    out.field(2, "Name", source.string("name"));
    out.field(2, "Optional", source.bool("optional"));
  }

  private static void nfs(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "NFS (an NFS mount that lasts the lifetime of a pod)");
    out.field(2, "Server", source.string("server"));
    out.field(2, "Path", source.string("path"));
    out.field(2, "ReadOnly", source.bool("readOnly"));
  }

  private static void claim(JsonObject source, DescribeWriter out) {
    out.field(
        2,
        "Type",
        "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
    out.field(2, "ClaimName", source.string("claimName"));
    out.field(2, "ReadOnly", source.bool("readOnly"));
  }

  private static void ephemeral(JsonObject source, DescribeWriter out) {
    JsonObject spec = source.object("volumeClaimTemplate", "spec");
    out.field(
        2,
        "Type",
        "EphemeralVolume (an inline specification for a volume that gets created"
            + " and deleted with the pod)");
    out.field(2, "StorageClass", spec.string("storageClassName"));
    out.field(2, "Volume", spec.string("volumeName"));
  }

  private static void downwardApi(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
    out.write(2, "Items:\n");
    for (JsonObject item : source.array("items").objects()) {
      if (item.has("fieldRef")) {
        out.write(3, item.string("fieldRef", "fieldPath") + " -> " + item.string("path") + "\n");
      }
      if (item.has("resourceFieldRef")) {
        out.write(
            3, item.string("resourceFieldRef", "resource") + " -> " + item.string("path") + "\n");
      }
    }
  }

  private static void projected(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "Projected (a volume that contains injected data from multiple sources)");
    for (JsonObject part : source.array("sources").objects()) {
      if (part.has("secret")) {
        out.field(2, "SecretName", part.string("secret", "name"));
        out.field(2, "Optional", part.bool("secret", "optional"));
      } else if (part.has("downwardAPI")) {
        out.field(2, "DownwardAPI", "true");
      } else if (part.has("configMap")) {
        out.field(2, "ConfigMapName", part.string("configMap", "name"));
        out.field(2, "Optional", part.bool("configMap", "optional"));
      } else if (part.has("serviceAccountToken")) {
        out.field(
            2,
            "TokenExpirationSeconds",
            part.number(0, "serviceAccountToken", "expirationSeconds"));
      }
    }
  }

  private static void csi(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "CSI (a Container Storage Interface (CSI) volume source)");
    out.field(2, "Driver", source.string("driver"));
    out.field(2, "FSType", source.string("fsType"));
    out.field(2, "ReadOnly", source.bool("readOnly"));
  }

  private static void local(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "LocalVolume (a persistent volume backed by local storage on a node)");
    out.field(2, "Path", source.string("path"));
  }

  private static void image(JsonObject source, DescribeWriter out) {
    out.field(2, "Type", "Image (a container image or OCI artifact)");
    out.field(2, "Reference", source.string("reference"));
    out.field(2, "PullPolicy", source.string("pullPolicy"));
  }
}
