package io.kubeschool.kubelet;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.model.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A container's variables: its own, those from ConfigMaps, Secrets and the pod, and those that tell
 * of services. Models pkg/kubelet/kubelet_pods.go: makeEnvironmentVariables.
 */
final class EnvironmentMaker {

  private final ApiClient client;
  private final FieldReferences fields;

  EnvironmentMaker(ApiClient client, FieldReferences fields) {
    this.client = client;
    this.fields = fields;
  }

  Map<String, String> make(Pod pod, JsonObject container, PodRecord record)
      throws ContainerConfigException {
    Map<String, String> services =
        new ServiceVariables(client)
            .of(pod.namespace(), pod.json().bool("spec", "enableServiceLinks"));
    Map<String, String> own = new TreeMap<>();
    for (JsonObject from : container.array("envFrom").objects()) {
      addAll(pod, from, own);
    }
    for (JsonObject variable : container.array("env").objects()) {
      String value = variable.string("value");
      if (!value.isEmpty()) {
        Map<String, String> known = new TreeMap<>(services);
        known.putAll(own);
        value = new ContainerConfigs.Expansion(known).expand(value);
      } else if (variable.has("valueFrom")) {
        value = valueFrom(pod, container, variable.object("valueFrom"), record);
      }
      if (value != null) {
        own.put(variable.string("name"), value);
      }
    }
    services.forEach(own::putIfAbsent);
    return own;
  }

  private void addAll(Pod pod, JsonObject from, Map<String, String> own)
      throws ContainerConfigException {
    boolean secret = from.has("secretRef");
    JsonObject reference = from.object(secret ? "secretRef" : "configMapRef");
    JsonObject data = data(pod, secret, reference);
    if (data != null) {
      String prefix = from.string("prefix");
      each(data, secret, (name, value) -> own.put(prefix + name, value));
    }
  }

  private static void each(JsonObject data, boolean secret, BiConsumer<String, String> action) {
    data.forEach((name, value) -> {
      if (value instanceof JsonString(String text)) {
        action.accept(name, secret ? decoded(text) : text);
      }
    });
  }

  static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private String valueFrom(Pod pod, JsonObject container, JsonObject source, PodRecord record)
      throws ContainerConfigException {
    if (source.has("fieldRef")) {
      return fields.field(pod, source.object("fieldRef").string("fieldPath"), record);
    }
    if (source.has("resourceFieldRef")) {
      return fields.resource(pod, container, source.object("resourceFieldRef"));
    }
    boolean secret = source.has("secretKeyRef");
    JsonObject reference = source.object(secret ? "secretKeyRef" : "configMapKeyRef");
    JsonObject data = data(pod, secret, reference);
    if (data == null) {
      return null;
    }
    String key = reference.string("key");
    if (data.field(key) instanceof JsonString(String text)) {
      return secret ? decoded(text) : text;
    }
    if (reference.bool("optional")) {
      return null;
    }
    throw ContainerConfigException.config(
        "couldn't find key "
            + key
            + " in "
            + (secret ? "Secret " : "ConfigMap ")
            + pod.namespace()
            + "/"
            + reference.string("name"));
  }

  /** The data of a ConfigMap or Secret; null if it is missing and may be. */
  private JsonObject data(Pod pod, boolean secret, JsonObject reference)
      throws ContainerConfigException {
    ResourceKind kind = secret ? Kinds.SECRET : Kinds.CONFIG_MAP;
    Reply reply = client.get(kind, new ObjectKey(pod.namespace(), reference.string("name")));
    if (reply.isSuccess()) {
      return reply.object().object("data");
    }
    if (reply.code() == 404 && reference.bool("optional")) {
      return null;
    }
    String message =
        reply.code() == 404
            ? kind.singular() + " \"" + reference.string("name") + "\" not found"
            : reply.message();
    throw ContainerConfigException.config(message);
  }
}
