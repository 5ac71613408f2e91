package io.kubeschool.kubelet.volume;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.kubelet.ContainerConfigException;
import io.kubeschool.kubelet.FieldReferences;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.model.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the volumes hold that are made from API objects: ConfigMaps, Secrets, the pod's own fields
 * and its service account's token. Models pkg/volume: configmap, secret, projected, downwardapi.
 */
public final class VolumeSources {

  /** A file of such a volume. */
  public record FileContent(byte[] bytes, int mode) {}

  private final ApiClient client;
  private final FieldReferences fields;

  /** Sources that are read by {@code client}. */
  public VolumeSources(ApiClient client, FieldReferences fields) {
    this.client = client;
    this.fields = fields;
  }

  /** Whether a volume's files come from the API. */
  public static boolean isFromApi(JsonObject volume) {
    return volume.has("configMap")
        || volume.has("secret")
        || volume.has("projected")
        || volume.has("downwardAPI");
  }

  /**
   * Sees whether a volume's objects are there.
   *
   * @throws VolumeException if something that it needs is missing
   */
  public void check(Pod pod, JsonObject volume) throws VolumeException {
    List<JsonObject> all =
        volume.has("projected") ? volume.array("projected", "sources").objects() : List.of(volume);
    for (JsonObject source : all) {
      if (source.has("configMap") || source.has("secret")) {
        addSource(pod, source, 0, null, new TreeMap<>());
      }
    }
  }

  /**
   * The files of a volume by their paths in it.
   *
   * @throws VolumeException if something that it needs is missing
   */
  public Map<String, FileContent> files(Pod pod, JsonObject volume, PodRecord record)
      throws VolumeException {
    Map<String, FileContent> files = new TreeMap<>();
    if (volume.has("projected")) {
      JsonObject projected = volume.object("projected");
      int mode = (int) projected.number(0644, "defaultMode");
      for (JsonObject source : projected.array("sources").objects()) {
        addSource(pod, source, mode, record, files);
      }
    } else {
      addSource(pod, volume, 0644, record, files);
    }
    return files;
  }

  private void addSource(
      Pod pod, JsonObject source, int mode, PodRecord record, Map<String, FileContent> files)
      throws VolumeException {
    if (source.has("configMap")) {
      JsonObject reference = source.object("configMap");
      addObject(pod, Kinds.CONFIG_MAP, reference, reference.string("name"), mode, files);
    } else if (source.has("secret")) {
      JsonObject reference = source.object("secret");
      String name =
          reference.string("secretName").isEmpty()
              ? reference.string("name")
              : reference.string("secretName");
      addObject(pod, Kinds.SECRET, reference, name, mode, files);
    } else if (source.has("downwardAPI")) {
      JsonObject downward = source.object("downwardAPI");
      addFields(pod, downward, (int) downward.number(mode, "defaultMode"), record, files);
    } else if (source.has("serviceAccountToken")) {
      String path = source.object("serviceAccountToken").string("path");
      files.put(path, new FileContent(token(pod).getBytes(StandardCharsets.UTF_8), mode));
    }
  }

  private void addObject(
      Pod pod,
      ResourceKind kind,
      JsonObject reference,
      String name,
      int mode,
      Map<String, FileContent> files)
      throws VolumeException {
    Reply reply = client.get(kind, new ObjectKey(pod.namespace(), name));
    boolean optional = reference.bool("optional");
    if (!reply.isSuccess()) {
      if (optional && reply.code() == 404) {
        return;
      }
      throw new VolumeException(
          reply.code() == 404 ? kind.singular() + " \"" + name + "\" not found" : reply.message());
    }
    int defaultMode = (int) reference.number(mode, "defaultMode");
    Map<String, byte[]> data = data(reply.object(), kind == Kinds.SECRET);
    List<JsonObject> items = reference.array("items").objects();
    if (items.isEmpty()) {
      data.forEach((key, bytes) -> files.put(key, new FileContent(bytes, defaultMode)));
      return;
    }
    for (JsonObject item : items) {
      byte[] bytes = data.get(item.string("key"));
      if (bytes == null) {
        if (optional) {
          continue;
        }
        throw new VolumeException(
            kind == Kinds.SECRET
                ? "references non-existent secret key: " + item.string("key")
                : "configmap references non-existent config key: " + item.string("key"));
      }
      files.put(
          item.string("path"), new FileContent(bytes, (int) item.number(defaultMode, "mode")));
    }
  }

  private static Map<String, byte[]> data(JsonObject object, boolean secret) {
    Map<String, byte[]> data = new TreeMap<>();
    object
        .object("data")
        .forEach((key, value) -> {
          if (value instanceof JsonString(String text)) {
            data.put(
                key,
                secret ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8));
          }
        });
    object
        .object("binaryData")
        .forEach((key, value) -> {
          if (value instanceof JsonString(String text)) {
            data.put(key, Base64.getDecoder().decode(text));
          }
        });
    return data;
  }

  private void addFields(
      Pod pod, JsonObject downward, int mode, PodRecord record, Map<String, FileContent> files)
      throws VolumeException {
    for (JsonObject item : downward.array("items").objects()) {
      try {
        String value =
            item.has("resourceFieldRef")
                ? fields.resource(pod, JsonObject.EMPTY, item.object("resourceFieldRef"))
                : fields.field(pod, item.object("fieldRef").string("fieldPath"), record);
        files.put(
            item.string("path"),
            new FileContent(
                value.getBytes(StandardCharsets.UTF_8), (int) item.number(mode, "mode")));
      } catch (ContainerConfigException e) {
        throw new VolumeException(e.getMessage());
      }
    }
  }

  /**
   * The token of the pod's service account, asked of the API; one that only looks like a token if
   * the API does not give any.
   */
  private String token(Pod pod) {
    String account = pod.json().string("spec", "serviceAccountName");
    Reply reply =
        client.createSubresource(
            Kinds.SERVICE_ACCOUNT,
            new ObjectKey(pod.namespace(), account.isEmpty() ? "default" : account),
            "token",
            Json.objectOf(
                "apiVersion",
                "authentication.k8s.io/v1",
                "kind",
                "TokenRequest",
                "spec",
                Json.objectOf("expirationSeconds", 3607)));
    String token = reply.isSuccess() ? reply.object().string("status", "token") : "";
    return token.isEmpty() ? unsigned(pod, account) : token;
  }

  private static String unsigned(Pod pod, String account) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String claims =
        Json.objectOf(
                "iss",
                "https://kubernetes.default.svc.cluster.local",
                "sub",
                "system:serviceaccount:" + pod.namespace() + ":" + account)
            .toText();
    return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(pod.uid().getBytes(StandardCharsets.UTF_8));
  }
}
