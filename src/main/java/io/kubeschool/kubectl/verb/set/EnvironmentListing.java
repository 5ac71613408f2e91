package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What {@code set env --list} prints of a variable. Models pkg/cmd/set/env/env_resolve.go. */
final class EnvironmentListing {

  private EnvironmentListing() {}

  /** Prints a line about a variable; resolves a reference if {@code --resolve} was given. */
  static void print(Session session, JsonObject object, JsonObject container, JsonObject variable) {
    String name = variable.string("name");
    if (!variable.has("valueFrom")) {
      session.out().println(name + "=" + variable.string("value"));
      return;
    }
    JsonObject source = variable.object("valueFrom");
    if (session.flags().bool("resolve")) {
      try {
        session.out().println(name + "=" + value(session, object, source));
        return;
      } catch (KubectlError e) {
        session.out().println("# " + name + " from " + describe(source));
        session.err().println("error retrieving reference for " + name + ": " + e.getMessage());
        throw new CommandError("failed to retrieve valueFrom references");
      }
    }
    session.out().println("# " + name + " from " + describe(source));
  }

  private static String value(Session session, JsonObject object, JsonObject source) {
    if (source.has("configMapKeyRef")) {
      return keyed(session, source.object("configMapKeyRef"), "configmaps", "config map");
    }
    if (source.has("secretKeyRef")) {
      String encoded = keyed(session, source.object("secretKeyRef"), "secrets", "secret");
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
    String path = source.string("fieldRef", "fieldPath");
    Map<String, String> fields =
        Map.of(
            "metadata.name", object.string("metadata", "name"),
            "metadata.namespace", object.string("metadata", "namespace"),
            "metadata.uid", object.string("metadata", "uid"));
    if (!fields.containsKey(path)) {
      throw new CommandError("unsupported fieldPath: " + path);
    }
    return fields.get(path);
  }

  private static String keyed(Session session, JsonObject reference, String plural, String noun) {
    String name = reference.string("name");
    String key = reference.string("key");
    JsonObject data =
        session
            .client()
            .get("/api/v1/namespaces/" + session.namespace() + "/" + plural + "/" + name)
            .object("data");
    if (!data.has(key)) {
      throw new CommandError("key " + key + " not found in " + noun + " " + name);
    }
    return data.string(key);
  }

  private static String describe(JsonObject source) {
    if (source.has("configMapKeyRef")) {
      return "configmap %s, key %s"
          .formatted(
              source.string("configMapKeyRef", "name"), source.string("configMapKeyRef", "key"));
    }
    if (source.has("secretKeyRef")) {
      return "secret %s, key %s"
          .formatted(source.string("secretKeyRef", "name"), source.string("secretKeyRef", "key"));
    }
    if (source.has("fieldRef")) {
      return "field path " + source.string("fieldRef", "fieldPath");
    }
    if (source.has("resourceFieldRef")) {
      String container = source.string("resourceFieldRef", "containerName");
      return "resource field "
          + (container.isEmpty() ? "" : container + "/")
          + source.string("resourceFieldRef", "resource");
    }
    return "invalid valueFrom";
  }
}
