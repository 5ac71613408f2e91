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
                  "\"none\", \"client\" or \"server\". With \"client\" the object is made"
                      + " here and only printed; with \"server\" it is sent, and the server"
                      + " does everything except store it.")
              .bare("unchanged"));

  /** {@code --validate}; read it with {@link #validation}. */
  public static final FlagSet VALIDATE =
      FlagSet.of(b ->
          b.string(
                  "validate",
                  "",
                  "strict",
                  "strict (or true), warn, or ignore (or false). If an object has a"
                      + " field that its type does not know, or the same field twice, the"
                      + " server refuses it (strict), takes it and warns (warn), or drops"
                      + " the field without a word (ignore).")
              .bare("strict"));

  /** {@code --save-config}. */
  public static final FlagSet SAVE_CONFIG =
      FlagSet.of(b ->
          b.bool(
              "save-config",
              "",
              false,
              "Keep this configuration in an annotation of the object, so that"
                  + " a later kubectl apply knows what it was made from."));

  /** {@code --selector}. */
  public static final FlagSet SELECTOR =
      FlagSet.of(b ->
          b.string(
              "selector",
              "l",
              "",
              "Labels to select by, with '=', '==', '!=', 'in' and 'notin',"
                  + " such as -l app=web,tier!=cache. An object has to meet every"
                  + " condition."));

  /** {@code --chunk-size}. */
  public static final FlagSet CHUNK_SIZE =
      FlagSet.of(b ->
          b.integer(
              "chunk-size",
              "",
              500,
              "The most objects to ask for at once, of a long list; 0 asks for all at once."));

  /** {@code --all}. */
  public static final FlagSet ALL =
      FlagSet.of(
          b -> b.bool("all", "", false, "Take all objects of the given types in the namespace."));

  /** {@code --local}. */
  public static final FlagSet LOCAL =
      FlagSet.of(b ->
          b.bool(
              "local",
              "",
              false,
              "Change the objects in the given files and print them; do not ask the server."));

  /** {@code --field-selector}. */
  public static final FlagSet FIELD_SELECTOR =
      FlagSet.of(b ->
          b.string(
              "field-selector",
              "",
              "",
              "Fields to select by, with '=', '==' and '!=', such as"
                  + " status.phase=Running; each type supports a few."));

  /** {@code --record}; see {@link ChangeCause}. */
  public static final FlagSet RECORD =
      FlagSet.of(b ->
          b.bool(
                  "record",
                  "",
                  false,
                  "Keep this command line in the object's change-cause annotation."
                      + " Unless set, it is kept only where there is such an annotation"
                      + " already.")
              .deprecated("--record will be removed in the future"));

  /** {@code --overrides} and {@code --override-type}. */
  public static final FlagSet OVERRIDES =
      FlagSet.of(b ->
          b.string(
                  "overrides",
                  "",
                  "",
                  "JSON to lay over the generated object. It has to name its" + " apiVersion.")
              .string(
                  "override-type",
                  "",
                  "merge",
                  "How --overrides is laid over the object: as a json, merge or"
                      + " strategic patch."));

  private CommonFlags() {}

  /** {@code --field-manager}. */
  public static FlagSet fieldManager(String name) {
    return FlagSet.of(b ->
        b.string(
            "field-manager",
            "",
            name,
            "The name under which the server remembers which fields this" + " command set."));
  }

  /** {@code --pod-running-timeout}. */
  public static FlagSet podRunningTimeout(Duration timeout) {
    return FlagSet.of(b ->
        b.duration(
            "pod-running-timeout",
            "",
            timeout,
            "How long to wait for a running pod, such as 5s, 2m or 3h; more" + " than zero."));
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
