package io.kubeschool.kubectl.config;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value in a kubeconfig by its dotted path, {@code clusters.NAME.server}. Models pkg/cmd/config:
 * navigation_step_parser.go and set.go: modifyConfig.
 *
 * @param section {@code clusters}, {@code contexts}, {@code users} or {@code current-context}
 * @param name of the entry, or ""
 * @param field of the entry, or ""
 */
public record ConfigProperty(String section, String name, String field) {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "clusters",
          List.of(
              "server",
              "tls-server-name",
              "insecure-skip-tls-verify",
              "certificate-authority",
              "certificate-authority-data",
              "proxy-url",
              "disable-compression"),
          "contexts",
          List.of("cluster", "user", "namespace"),
          "users",
          List.of(
              "client-certificate",
              "client-certificate-data",
              "client-key",
              "client-key-data",
              "token",
              "tokenFile",
              "as",
              "as-uid",
              "username",
              "password"));

  /**
   * Reads a path; an entry's name may hold dots.
   *
   * @throws CommandError if there can be no such value
   */
  public static ConfigProperty parse(String path) {
    if (path.equals("current-context")) {
      return new ConfigProperty(path, "", "");
    }
    String section = path.split("\\.", 2)[0];
    List<String> fields = FIELDS.get(section);
    if (fields == null) {
      throw new CommandError("unable to parse " + path + " after [] at api.Config");
    }
    String rest = path.substring(Math.min(path.length(), section.length() + 1));
    for (String field : fields) {
      if (rest.endsWith("." + field)) {
        return new ConfigProperty(
            section, rest.substring(0, rest.length() - field.length() - 1), field);
      }
    }
    return new ConfigProperty(section, rest, "");
  }

  /**
   * A config in which it has that value.
   *
   * @param value the text, or null to take it away
   */
  public Kubeconfig apply(Kubeconfig config, String value) {
    return switch (section) {
      case "clusters" -> config.withClusters(edited(config.clusters(), value));
      case "contexts" -> config.withContexts(edited(config.contexts(), value));
      case "users" -> config.withUsers(edited(config.users(), value));
      default -> config.withCurrentContext(value == null ? "" : value);
    };
  }

  private SortedMap<String, JsonObject> edited(
      SortedMap<String, JsonObject> entries, String value) {
    SortedMap<String, JsonObject> edited = new TreeMap<>(entries);
    if (field.isEmpty()) {
      if (value != null) {
        throw new CommandError("can't set a map to a value: map[]");
      }
      if (name.isEmpty()) {
        edited.clear();
      } else {
        edited.remove(name);
      }
      return edited;
    }
    if (value == null && !entries.containsKey(name)) {
      throw new CommandError("current map key `" + name + "` is invalid");
    }
    JsonObject entry = entries.getOrDefault(name, JsonObject.EMPTY);
    if (value == null) {
      edited.put(name, entry.without(field));
    } else if (field.equals("insecure-skip-tls-verify") || field.equals("disable-compression")) {
      edited.put(name, entry.with(field, JsonBoolean.of(Boolean.parseBoolean(value))));
    } else {
      edited.put(name, entry.with(field, value));
    }
    return edited;
  }
}
