package io.kubeschool.kubectl.config;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.client.ClientConfig;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ConfigurationInvalid;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.machine.Process;
import io.kubeschool.model.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and merges the kubeconfig files and applies the flags that change them. Models client-go
 * tools/clientcmd: ClientConfigLoadingRules and DirectClientConfig.
 */
public final class ConfigLoader {

  private final Process process;
  private final ParsedFlags flags;
  private Kubeconfig merged;

  /** A loader for that process and command line. */
  public ConfigLoader(Process process, ParsedFlags flags) {
    this.process = process;
    this.flags = flags;
  }

  /** The file of {@code --kubeconfig}, or "". */
  public String explicitFile() {
    return flags.string("kubeconfig");
  }

  /** The files to read, first things first; they need not exist. */
  public List<String> files() {
    if (!explicitFile().isEmpty()) {
      return List.of(explicitFile());
    }
    String variable = process.variable("KUBECONFIG");
    if (variable.isEmpty()) {
      return List.of(home() + "/.kube/config");
    }
    List<String> files = new ArrayList<>();
    for (String file : variable.split(":")) {
      if (!file.isEmpty() && !files.contains(file)) {
        files.add(file);
      }
    }
    return files;
  }

  private String home() {
    String home = process.variable("HOME");
    return home.isEmpty() ? process.account().home() : home;
  }

  /**
   * The files' content together.
   *
   * @throws CommandError if {@code --kubeconfig} names no file, or a file cannot be read
   */
  public Kubeconfig kubeconfig() {
    if (merged == null) {
      if (!explicitFile().isEmpty() && !exists(explicitFile())) {
        throw new CommandError("stat " + explicitFile() + ": no such file or directory");
      }
      Kubeconfig config = Kubeconfig.EMPTY;
      for (String file : files()) {
        config = config.merge(read(file));
      }
      merged = config;
    }
    return merged;
  }

  /** The content of one file; nothing if it does not exist. */
  public Kubeconfig read(String file) {
    return exists(file)
        ? Kubeconfig.parse(ProcessFiles.read(process, file), file)
        : Kubeconfig.EMPTY;
  }

  private boolean exists(String file) {
    return Files.exists(process.path(file));
  }

  /** The name of the context in use; "" if none is. */
  public String contextName() {
    return flags.changed("context") ? flags.string("context") : kubeconfig().currentContext();
  }

  /** The namespace to work in. */
  public String namespace() {
    if (!flags.string("namespace").isEmpty()) {
      return flags.string("namespace");
    }
    String namespace = context().string("namespace");
    return namespace.isEmpty() ? "default" : namespace;
  }

  private JsonObject context() {
    String name = contextName();
    JsonObject context = name.isEmpty() ? null : kubeconfig().context(name);
    if (context == null && !name.isEmpty()) {
      throw new ConfigurationInvalid("context was not found for specified context: " + name);
    }
    return context == null ? JsonObject.EMPTY : context;
  }

  /**
   * How to reach the server.
   *
   * @throws io.kubeschool.kubectl.error.KubectlError if the kubeconfig does not tell
   */
  public ClientConfig clientConfig() {
    JsonObject context = context();
    String clusterName = flagOr("cluster", context.string("cluster"));
    String userName = flagOr("user", context.string("user"));
    JsonObject cluster = kubeconfig().cluster(clusterName);
    if (cluster == null && flags.changed("cluster")) {
      throw new CommandError("no server found for cluster \"" + clusterName + "\"");
    }
    JsonObject user = kubeconfig().user(userName);
    if (user == null && !flags.global("user").isEmpty()) {
      throw new CommandError("auth info \"" + userName + "\" does not exist");
    }
    String server = cluster == null ? "" : cluster.string("server");
    server = flagOr("server", server.isEmpty() ? "http://localhost:8080" : server);
    JsonObject credentials = Credentials.of(process, flags, userName, user);
    return new ClientConfig(
        server.contains("://") ? server : "http://" + server,
        cluster == null ? JsonObject.EMPTY : cluster,
        credentials,
        flags.string("as"),
        flags.strings("as-group"));
  }

  private String flagOr(String flag, String otherwise) {
    String value = flags.global(flag);
    return value.isEmpty() ? otherwise : value;
  }
}
