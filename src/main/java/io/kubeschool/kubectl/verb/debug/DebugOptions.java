package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.machine.image.ImageReference;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for. Models debug.go: DebugOptions.
 *
 * @param targets the objects to debug
 * @param command what the debugging container runs, or its arguments
 * @param profile what it may do
 * @param custom a partial container that changes what the profile makes, or an empty object
 */
record DebugOptions(
    ParsedFlags flags,
    List<String> targets,
    List<String> command,
    DebugProfile profile,
    JsonObject custom) {

  private static final Set<String> PULL_POLICIES = Set.of("", "Always", "IfNotPresent", "Never");

  /** Reads and checks the command line; prints its warnings. */
  static DebugOptions of(Session session) {
    ParsedFlags flags = session.flags();
    List<String> arguments = session.arguments();
    int dash = flags.argumentsBeforeDash();
    boolean hasCommand = dash >= 0 && arguments.size() > dash;
    DebugOptions options =
        new DebugOptions(
            flags,
            hasCommand ? arguments.subList(0, dash) : arguments,
            hasCommand ? arguments.subList(dash, arguments.size()) : List.of(),
            DebugProfile.of(flags.string("profile")),
            custom(session, flags.string("custom")));
    options.validate(session);
    return options;
  }

  private static JsonObject custom(Session session, String file) {
    if (file.isEmpty()) {
      return JsonObject.EMPTY;
    }
    String text;
    try {
      text = session.readFile(file);
    } catch (CommandError e) {
      throw new CommandError(
          "must pass a container spec json file for custom profile: " + e.getMessage());
    }
    if (YamlReader.parse(text) instanceof JsonObject container) {
      return container;
    }
    throw new CommandError(file + " does not contain a valid container spec");
  }

  String copyTo() {
    return flags.string("copy-to");
  }

  String image() {
    return flags.string("image");
  }

  String container() {
    return flags.string("container");
  }

  Map<String, String> images() {
    return flags.pairs("set-image");
  }

  boolean attaches() {
    return flags.changed("attach") ? flags.bool("attach") : flags.bool("stdin");
  }

  private void validate(Session session) {
    refuseIf(
        flags.changed("attach")
            && flags.bool("attach")
            && image().isEmpty()
            && container().isEmpty(),
        "you must specify --container or create a new container using --image in order to attach.");
    if (copyTo().isEmpty()) {
      refuseIf(flags.bool("replace"), "--replace may only be used with --copy-to.");
      refuseIf(flags.bool("same-node"), "--same-node may only be used with --copy-to.");
      refuseIf(!images().isEmpty(), "--set-image may only be used with --copy-to.");
      refuseIf(image().isEmpty(), "you must specify --image when not using --copy-to.");
    } else {
      refuseIf(
          image().isEmpty() && images().isEmpty() && command.isEmpty(),
          "you must specify --image, --set-image or command arguments.");
      refuseIf(
          !command.isEmpty() && container().isEmpty() && image().isEmpty(),
          "you must specify an existing container or a new image when specifying args.");
    }
    checkImage(image(), "");
    refuseIf(
        targets.isEmpty() && flags.strings("filename").isEmpty(),
        "NAME or filename is required for debug");
    String policy = flags.string("image-pull-policy");
    refuseIf(!PULL_POLICIES.contains(policy), "invalid image pull policy: " + policy);
    images().forEach((name, image) -> checkImage(image, " for container " + GoQuote.quote(name)));
    String target = flags.string("target");
    if (!target.isEmpty()) {
      refuseIf(
          !copyTo().isEmpty(),
          "--target is incompatible with --copy-to. Use --share-processes instead.");
      if (!flags.bool("quiet")) {
        session
            .out()
            .println(
                "Targeting container "
                    + GoQuote.quote(target)
                    + ". If you don't see processes from this container it may be because the"
                    + " container runtime doesn't support this feature.");
      }
    }
    refuseIf(
        flags.bool("tty") && !flags.bool("stdin"),
        "-i/--stdin is required for containers with -t/--tty=true");
    refuseIf(
        List.of("name", "command", "image", "lifecycle", "volumeDevices").stream()
            .anyMatch(custom::has),
        "name, command, image, lifecycle and volume devices are not modifiable via custom profile");
    if (profile == DebugProfile.LEGACY) {
      session
          .err()
          .println(
              "--profile=legacy is deprecated and planned to be removed in v1.39. It is recommended"
                  + " to specify other profile, for example \"--profile=general\".");
    }
  }

  private static void checkImage(String image, String where) {
    if (image.isEmpty()) {
      return;
    }
    try {
      ImageReference.parse(image);
    } catch (ImageReference.Malformed e) {
      throw new CommandError(
          "invalid image name " + GoQuote.quote(image) + where + ": invalid reference format");
    }
  }

  private static void refuseIf(boolean wrong, String message) {
    if (wrong) {
      throw new CommandError(message);
    }
  }

  /** The fields that the flags give the debugging container. */
  JsonObject fill(JsonObject container) {
    JsonObject filled = container;
    Map<String, String> variables = flags.pairs("env");
    if (!variables.isEmpty()) {
      Json[] env =
          variables.entrySet().stream()
              .map(e -> Json.objectOf("name", e.getKey(), "value", e.getValue()))
              .toArray(Json[]::new);
      filled = filled.with("env", Json.arrayOf((Object[]) env));
    }
    if (!image().isEmpty()) {
      filled = filled.with("image", (Object) image());
    }
    if (!flags.string("image-pull-policy").isEmpty()) {
      filled = filled.with("imagePullPolicy", (Object) flags.string("image-pull-policy"));
    }
    if (!command.isEmpty()) {
      boolean asArguments = flags.bool("arguments-only");
      filled = filled.with(asArguments ? "args" : "command", (Object) command);
      if (!asArguments) {
        filled = filled.without("args");
      }
    }
    for (String field : List.of("stdin", "tty")) {
      filled = flags.bool(field) ? filled.with(field, (Object) true) : filled.without(field);
    }
    return filled;
  }
}
