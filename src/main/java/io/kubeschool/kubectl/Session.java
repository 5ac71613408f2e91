package io.kubeschool.kubectl;

import io.kubeschool.kubectl.client.ApiEndpoints;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.client.ClientConfig;
import io.kubeschool.kubectl.command.CommandGroup;
import io.kubeschool.kubectl.command.CommandLine;
import io.kubeschool.kubectl.command.Help;
import io.kubeschool.kubectl.config.ConfigLoader;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ConnectionError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceMapper;
import io.kubeschool.machine.Process;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of kubectl: its command, flags and arguments, its process, and the way to the cluster,
 * which is found when it is first needed. Models cmdutil.Factory with genericiooptions.IOStreams.
 */
public final class Session {

  private final Process process;
  private final CommandLine command;
  private final ParsedFlags flags;
  private final List<CommandGroup> groups;
  private final ApiEndpoints endpoints;
  private final ConfigLoader config;
  private Client client;
  private ResourceMapper mapper;

  Session(
      Process process,
      CommandLine command,
      ParsedFlags flags,
      List<CommandGroup> groups,
      ApiEndpoints endpoints) {
    this.process = process;
    this.command = command;
    this.flags = flags;
    this.groups = groups;
    this.endpoints = endpoints;
    this.config = new ConfigLoader(process, flags);
  }

  /** The process that kubectl runs as: its files, variables, waits and terminal. */
  public Process process() {
    return process;
  }

  /** The flags, the global ones included. */
  public ParsedFlags flags() {
    return flags;
  }

  /** The arguments after the command. */
  public List<String> arguments() {
    return flags.arguments();
  }

  /** The command as typed in full, {@code kubectl rollout status}. */
  public String commandPath() {
    return command.commandPath();
  }

  /** Standard input. */
  public InputStream in() {
    return process.in();
  }

  /** Standard output. */
  public PrintStream out() {
    return process.out();
  }

  /** Standard error. */
  public PrintStream err() {
    return process.err();
  }

  /** The command's help page. */
  public String help() {
    return Help.page(command, groups);
  }

  /** The kubeconfig files, and what the flags change about them. */
  public ConfigLoader config() {
    return config;
  }

  /** The namespace to work in: the flag's, else the context's, else {@code default}. */
  public String namespace() {
    return config.namespace();
  }

  /** Whether {@code --namespace} was given. */
  public boolean isNamespaceEnforced() {
    return flags.changed("namespace");
  }

  /**
   * The way to the server.
   *
   * @throws io.kubeschool.kubectl.error.KubectlError if the kubeconfig is wrong or nothing listens
   */
  public Client client() {
    if (client == null) {
      ClientConfig clientConfig = config.clientConfig();
      ApiEndpoints.Endpoint endpoint = endpoints.connect(clientConfig);
      if (endpoint == null) {
        throw ConnectionError.refused(clientConfig.host());
      }
      client = new Client(endpoint, clientConfig, err());
    }
    return client;
  }

  /** Whether {@link #client} was asked for; a command may do without. */
  boolean usedServer() {
    return client != null;
  }

  /** Finds kinds by what people call them; from the server's discovery. */
  public ResourceMapper mapper() {
    if (mapper == null) {
      mapper = new ResourceMapper(client());
    }
    return mapper;
  }

  /** Collects the objects that arguments, files and selectors name. */
  public ResourceBuilder resources() {
    return new ResourceBuilder(this);
  }

  /** An error about a wrong use of this command, pointing to its help. */
  public CommandError usageError(String message) {
    return CommandError.usage(commandPath(), message);
  }

  /** All that standard input holds. */
  public String readStandardInput() {
    try {
      return new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandError(e.getMessage());
    }
  }

  /**
   * The text of a file.
   *
   * @throws CommandError {@code open NAME: no such file or directory} and the like
   */
  public String readFile(String name) {
    return ProcessFiles.read(process, name);
  }
}
