package io.kubeschool.kubectl.config;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;

/**
 * The content of a kubeconfig file, or of several together. Models client-go tools/clientcmd/api.
 *
 * @param json the {@code Config} object, its {@code clusters}, {@code contexts} and {@code users}
 *     being lists of named entries
 */
public record Kubeconfig(JsonObject json) {

  /** Without anything in it. */
  public static final Kubeconfig EMPTY =
      new Kubeconfig(Json.objectOf("apiVersion", "v1", "kind", "Config"));

  /**
   * Reads a file's text.
   *
   * @throws io.kubeschool.kubectl.error.CommandError {@code error loading config file ...}
   */
  public static Kubeconfig parse(String text, String file) {
    return new Kubeconfig((JsonObject) YamlReader.parse(text));
  }

  /** {@code current-context}, or "". */
  public String currentContext() {
    return json.string("current-context");
  }

  /** What a context says, or null if there is none of that name. */
  public JsonObject context(String name) {
    return entry("contexts", "context", name);
  }

  /** What a cluster says, or null if there is none of that name. */
  public JsonObject cluster(String name) {
    return entry("clusters", "cluster", name);
  }

  /** What a user says, or null if there is none of that name. */
  public JsonObject user(String name) {
    return entry("users", "user", name);
  }

  private JsonObject entry(String list, String field, String name) {
    JsonObject entry = json.array(list).find("name", name);
    return entry == null ? null : entry.object(field);
  }

  /** This with what {@code later} has and this has not. */
  public Kubeconfig merge(Kubeconfig later) {
    JsonObject merged = json;
    for (String list : new String[] {"clusters", "contexts", "users"}) {
      JsonArray entries = merged.array(list);
      for (JsonObject entry : later.json.array(list).objects()) {
        if (entries.find("name", entry.string("name")) == null) {
          entries = entries.plus(entry);
        }
      }
      merged = merged.with(list, entries);
    }
    return new Kubeconfig(
        currentContext().isEmpty()
            ? merged.with("current-context", later.currentContext())
            : merged);
  }
}
