package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import java.time.Duration;
import java.util.List;

/** Flags that many commands share. Models k8s.io/kubectl pkg/cmd/util/helpers.go: Add...Flag. */
public final class CommonFlags {

  /** {@code --dry-run}; read it with {@link DryRun#of}. */
  public static final FlagSet DRY_RUN =
      FlagSet.of(b ->
          b.string(
                  "dry-run",
                  "",
                  "none",
                  "Must be \"none\", \"server\", or \"client\". If client strategy, only print"
                      + " the object that would be sent, without sending it. If server"
                      + " strategy, submit server-side request without persisting the"
                      + " resource.")
              .bare("unchanged"));

  /** {@code --validate}; read it with {@link #validation}. */
  public static final FlagSet VALIDATE =
      FlagSet.of(b ->
          b.string(
                  "validate",
                  "",
                  "strict",
                  "Must be one of: strict (or true), warn, ignore (or false). \"true\" or"
                      + " \"strict\" will use a schema to validate the input and fail the"
                      + " request if invalid. It will perform server side validation if"
                      + " ServerSideFieldValidation is enabled on the api-server, but will"
                      + " fall back to less reliable client-side validation if not. \"warn\""
                      + " will warn about unknown or duplicate fields without blocking the"
                      + " request if server-side field validation is enabled on the API"
                      + " server, and behave as \"ignore\" otherwise. \"false\" or \"ignore\""
                      + " will not perform any schema validation, silently dropping any"
                      + " unknown or duplicate fields.")
              .bare("strict"));

  /** {@code --save-config}. */
  public static final FlagSet SAVE_CONFIG =
      FlagSet.of(b ->
          b.bool(
              "save-config",
              "",
              false,
              "If true, the configuration of current object will be saved in its annotation."
                  + " Otherwise, the annotation will be unchanged. This flag is useful when"
                  + " you want to perform kubectl apply on this object in the future."));

  /** {@code --selector}. */
  public static final FlagSet SELECTOR =
      FlagSet.of(b ->
          b.string(
              "selector",
              "l",
              "",
              "Selector (label query) to filter on, supports '=', '==', '!=', 'in',"
                  + " 'notin'.(e.g. -l key1=value1,key2=value2,key3 in (value3)). Matching"
                  + " objects must satisfy all of the specified label constraints."));

  /** {@code --field-selector}. */
  public static final FlagSet FIELD_SELECTOR =
      FlagSet.of(b ->
          b.string(
              "field-selector",
              "",
              "",
              "Selector (field query) to filter on, supports '=', '==', and '!='.(e.g."
                  + " --field-selector key1=value1,key2=value2). The server only supports a"
                  + " limited number of field queries per type."));

  /** {@code --record}; see {@link ChangeCause}. */
  public static final FlagSet RECORD =
      FlagSet.of(b ->
          b.bool(
                  "record",
                  "",
                  false,
                  "Record current kubectl command in the resource annotation. If set to false,"
                      + " do not record the command. If set to true, record the command. If"
                      + " not set, default to updating the existing annotation value only if"
                      + " one already exists.")
              .deprecated("--record will be removed in the future"));

  /** {@code --overrides} and {@code --override-type}. */
  public static final FlagSet OVERRIDES =
      FlagSet.of(b ->
          b.string(
                  "overrides",
                  "",
                  "",
                  "An inline JSON override for the generated object. If this is non-empty, it"
                      + " is used to override the generated object. Requires that the object"
                      + " supply a valid apiVersion field.")
              .string(
                  "override-type",
                  "",
                  "merge",
                  "The method used to override the generated object: json, merge, or"
                      + " strategic."));

  private CommonFlags() {}

  /**
   * {@code --filename}, {@code --kustomize} and {@code --recursive} as the commands that write
   * manifests describe them. Models cli-runtime genericclioptions/filename_flags.go.
   *
   * @param usage what the files are for, in a sentence
   */
  public static FlagSet manifests(String usage) {
    return FlagSet.of(b ->
        b.strings("filename", "f", List.of(), usage)
            .string(
                "kustomize",
                "k",
                "",
                "Process a kustomization directory. This flag can't be used together with -f"
                    + " or -R.")
            .bool(
                "recursive",
                "R",
                false,
                "Process the directory used in -f, --filename recursively. Useful when you"
                    + " want to manage related manifests organized within the same"
                    + " directory."));
  }

  /** {@code --field-manager}. */
  public static FlagSet fieldManager(String name) {
    return FlagSet.of(b ->
        b.string("field-manager", "", name, "Name of the manager used to track field ownership."));
  }

  /** {@code --pod-running-timeout}. */
  public static FlagSet podRunningTimeout(Duration timeout) {
    return FlagSet.of(b ->
        b.duration(
            "pod-running-timeout",
            "",
            timeout,
            "The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least"
                + " one pod is running"));
  }

  /**
   * The {@code fieldValidation} parameter that {@code --validate} stands for. Models
   * GetValidationDirective.
   */
  public static String validation(Session session) {
    String value = session.flags().string("validate");
    return switch (value) {
      case "strict", "1", "t", "T", "TRUE", "true", "True" -> "Strict";
      case "warn" -> "Warn";
      case "ignore", "0", "f", "F", "FALSE", "false", "False" -> "Ignore";
      default ->
          throw new CommandError(
              "invalid - validate option \""
                  + value
                  + "\"; must be one of: strict (or true), warn, ignore (or false)");
    };
  }

  /**
   * Refuses a command line that lacks flags. Models cobra command.go: ValidateRequiredFlags.
   *
   * @throws CommandError {@code required flag(s) "image" not set}
   */
  public static void require(Session session, String... names) {
    List<String> missing =
        List.of(names).stream()
            .filter(n -> !session.flags().changed(n))
            .sorted()
            .map(n -> "\"" + n + "\"")
            .toList();
    if (!missing.isEmpty()) {
      throw new CommandError("required flag(s) " + String.join(", ", missing) + " not set");
    }
  }

  /**
   * The value of {@code --pod-running-timeout}.
   *
   * @throws CommandError unless it is above zero
   */
  public static Duration podRunningTimeout(Session session) {
    Duration timeout = session.flags().duration("pod-running-timeout");
    if (timeout.isNegative() || timeout.isZero()) {
      throw session.usageError("--pod-running-timeout must be higher than zero");
    }
    return timeout;
  }
}
