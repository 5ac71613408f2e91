package io.kubeschool.kubectl.config;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.YamlWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a kubeconfig file, or of several together. Models client-go
 * tools/clientcmd/api.Config.
 *
 * @param clusters by name
 * @param contexts by name
 * @param users by name
 * @param currentContext the name of the context in use, or ""
 */
public record Kubeconfig(
    SortedMap<String, JsonObject> clusters,
    SortedMap<String, JsonObject> contexts,
    SortedMap<String, JsonObject> users,
    String currentContext) {

  /** Without anything in it. */
  public static final Kubeconfig EMPTY =
      new Kubeconfig(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), "");

  /** The three lists of a file, with what each entry holds and Go's name of its type. */
  private enum Section {
    CLUSTERS("clusters", "cluster", "NamedCluster"),
    CONTEXTS("contexts", "context", "NamedContext"),
    USERS("users", "user", "NamedAuthInfo");

    private final String list;
    private final String entry;
    private final String goType;

    Section(String list, String entry, String goType) {
      this.list = list;
      this.entry = entry;
      this.goType = goType;
    }

    SortedMap<String, JsonObject> read(JsonObject json) {
      Json value = json.get(list);
      SortedMap<String, JsonObject> entries = new TreeMap<>();
      if (value == null || value == JsonNull.NULL) {
        return entries;
      }
      if (!(value instanceof JsonArray array)) {
        throw new CommandError(
            "json: cannot unmarshal "
                + (value instanceof JsonObject ? "object" : "string")
                + " into Go struct field Config."
                + list
                + " of type []v1."
                + goType);
      }
      array.objects().forEach(e -> entries.put(e.string("name"), e.object(entry)));
      return entries;
    }

    Json write(SortedMap<String, JsonObject> entries) {
      if (entries.isEmpty()) {
        return JsonNull.NULL;
      }
      JsonArray.Builder array = JsonArray.builder();
      entries.forEach((name, value) -> array.add(Json.objectOf("name", name, entry, value)));
      return array.build();
    }
  }

  /**
   * Reads a file's text.
   *
   * @throws CommandError {@code error loading config file "FILE": ...}
   */
  public static Kubeconfig parse(String text, String file) {
    try {
      Json json = YamlReader.parse(text);
      if (json == JsonNull.NULL || json instanceof JsonString(String s) && s.isBlank()) {
        return EMPTY;
      }
      if (!(json instanceof JsonObject object)) {
        throw new CommandError(
            "couldn't get version/kind; json parse error: json: cannot unmarshal string into Go"
                + " value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
                + " Kind string \"json:\\\"kind,omitempty\\\"\" }");
      }
      return new Kubeconfig(
          Section.CLUSTERS.read(object),
          Section.CONTEXTS.read(object),
          Section.USERS.read(object),
          object.string("current-context"));
    } catch (CommandError | YamlSyntaxException e) {
      throw new CommandError("error loading config file \"" + file + "\": " + e.getMessage());
    }
  }

  /** The {@code Config} object, its entries by name. */
  public JsonObject json() {
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Config",
        "clusters",
        Section.CLUSTERS.write(clusters),
        "contexts",
        Section.CONTEXTS.write(contexts),
        "users",
        Section.USERS.write(users),
        "current-context",
        currentContext);
  }

  /** The text of a file of it. */
  public String text() {
    return YamlWriter.write(json());
  }

  /** What a context says, or null if there is none of that name. */
  public JsonObject context(String name) {
    return contexts.get(name);
  }

  /** What a cluster says, or null if there is none of that name. */
  public JsonObject cluster(String name) {
    return clusters.get(name);
  }

  /** What a user says, or null if there is none of that name. */
  public JsonObject user(String name) {
    return users.get(name);
  }

  /** The same with another set of clusters. */
  public Kubeconfig withClusters(SortedMap<String, JsonObject> newClusters) {
    return new Kubeconfig(newClusters, contexts, users, currentContext);
  }

  /** The same with another set of contexts. */
  public Kubeconfig withContexts(SortedMap<String, JsonObject> newContexts) {
    return new Kubeconfig(clusters, newContexts, users, currentContext);
  }

  /** The same with another set of users. */
  public Kubeconfig withUsers(SortedMap<String, JsonObject> newUsers) {
    return new Kubeconfig(clusters, contexts, newUsers, currentContext);
  }

  /** The same with another context in use. */
  public Kubeconfig withCurrentContext(String name) {
    return new Kubeconfig(clusters, contexts, users, name);
  }

  /** This with what {@code later} has and this has not. */
  public Kubeconfig merge(Kubeconfig later) {
    return new Kubeconfig(
        merged(clusters, later.clusters),
        merged(contexts, later.contexts),
        merged(users, later.users),
        currentContext.isEmpty() ? later.currentContext : currentContext);
  }

  private static SortedMap<String, JsonObject> merged(
      Map<String, JsonObject> first, Map<String, JsonObject> later) {
    SortedMap<String, JsonObject> merged = new TreeMap<>(later);
    merged.putAll(first);
    return merged;
  }
}
