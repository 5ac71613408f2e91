package io.kubeschool.kubectl.verb.run;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.Deletion;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Overrides;
import io.kubeschool.kubectl.verb.object.Propagation;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.machine.image.ImageReference;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code kubectl run}. Models k8s.io/kubectl pkg/cmd/run/run.go. */
public final class Run {

  private final Session session;
  private final ParsedFlags flags;
  private final DryRun dryRun;
  private final String propagation;
  private final SuccessPrinter printer;

  private Run(Session session) {
    CommonFlags.require(session, "image");
    this.session = session;
    this.flags = session.flags();
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.propagation = Propagation.of(session);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "run NAME --image=image [--env=\"key=value\"] [--port=port]"
                    + " [--dry-run=server|client] [--overrides=inline-json] [--command] --"
                    + " [COMMAND] [args...]",
                "Run a particular image on the cluster")
            .description(
                """
                Create and run a particular image in a pod.
                """)
            .examples(
                """
                # Run nginx in a pod
                kubectl run web --image=nginx

                # Say at which port it listens, and make a service for it
                kubectl run web --image=nginx --port=80 --expose

                # Give the container variables, and the pod labels
                kubectl run shop --image=registry.example.com/shop:2 --env="MODE=fast" --env="LANG=C" --labels="app=shop,tier=front"

                # Open a shell in a pod that is gone afterwards
                kubectl run toolbox -it --rm --image=busybox --restart=Never -- sh

                # Hand arguments to the program of the image
                kubectl run pinger --image=registry.example.com/ping:1 -- -c 3 web

                # Run another program of the image
                kubectl run sleeper --image=busybox --command -- sleep 3600

                # Write a manifest to begin with
                kubectl run web --image=nginx --dry-run=client -o yaml

                # Set fields that have no flag
                kubectl run web --image=nginx --overrides='{"apiVersion":"v1","spec":{"nodeName":"node01"}}'
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("delete"))
                .stringArray(
                    "annotations",
                    "",
                    List.of(),
                    "An annotation of the pod, as key=value; may be repeated.")
                .bool(
                    "attach",
                    "",
                    false,
                    "Wait until the pod runs and connect to it, as kubectl attach"
                        + " does. On by default with -i. With --restart=Never the exit code"
                        + " is the container's.")
                .include(Deletion.flags(false))
                .bool(
                    "command",
                    "",
                    false,
                    "Take what follows -- as the container's command, not as its" + " args.")
                .string(
                    "detach-keys",
                    "",
                    "ctrl-p,ctrl-q",
                    "Override the key sequence for detaching a container.")
                .include(CommonFlags.DRY_RUN)
                .stringArray(
                    "env",
                    "",
                    List.of(),
                    "A variable for the container, as name=value; may be repeated.")
                .bool(
                    "expose",
                    "",
                    false,
                    "Make a ClusterIP service for the pod too. Needs `--port`.")
                .include(CommonFlags.fieldManager("kubectl-run"))
                .string("image", "", "", "The image to run.")
                .string(
                    "image-pull-policy",
                    "",
                    "",
                    "When to pull the image. By default the server decides.")
                .string(
                    "labels",
                    "l",
                    "",
                    "Labels of the pod, as key=value pairs with commas between them,"
                        + " instead of run=NAME.")
                .bool(
                    "leave-stdin-open",
                    "",
                    false,
                    "Leave the container's input open after the first attach has"
                        + " ended. By default it is closed then.")
                .include(CommonFlags.OVERRIDES)
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .string("port", "", "", "The port at which the container listens.")
                .bool("privileged", "", false, "Let the container do what root may do on its node.")
                .bool("quiet", "q", false, "Do not tell what is being done.")
                .string(
                    "restart",
                    "",
                    "Always",
                    "What to do when the container ends.  One of [Always, OnFailure," + " Never].")
                .bool(
                    "rm", "", false, "Delete the pod when it has ended. Only with --attach or -i.")
                .include(CommonFlags.SAVE_CONFIG)
                .bool(
                    "stdin",
                    "i",
                    false,
                    "Keep the container's input open, even before somebody is" + " connected.")
                .bool("tty", "t", false, "Give the container a terminal.")
                .include(CommonFlags.RECORD)),
        session -> new Run(session).run());
  }

  private void run() throws Interrupted {
    boolean attach = flags.bool("attach") || !flags.changed("attach") && flags.bool("stdin");
    Duration timeout = validate();
    String restart = restartPolicy();
    if (!attach && flags.bool("rm")) {
      throw session.usageError("--rm should only be used for attached containers");
    }
    if (attach && dryRun != DryRun.NONE) {
      throw session.usageError(
          "--dry-run=[server|client] can't be used with attached containers options (--attach,"
              + " --stdin, or --tty)");
    }
    String pull = flags.string("image-pull-policy");
    if (!Set.of("", "Always", "IfNotPresent", "Never").contains(pull)) {
      throw session.usageError("invalid image pull policy: " + pull);
    }
    JsonObject generated = PodGenerator.generate(session, restart);
    JsonObject pod = create(Kinds.POD, Overrides.apply(session, generated));
    List<JsonObject> created = new ArrayList<>(List.of(pod));
    List<KubectlError> errors = new ArrayList<>();
    if (flags.bool("expose")) {
      try {
        created.add(createService());
      } catch (KubectlError e) {
        errors.add(e);
      }
    }
    if (attach) {
      attach(pod, created, restart, timeout);
      return;
    }
    printer.print(pod, "created");
    AggregateError.throwIfAny(errors);
  }

  private Duration validate() {
    if (session.arguments().isEmpty() || flags.argumentsBeforeDash() == 0) {
      throw session.usageError("NAME is required for run");
    }
    Duration timeout = CommonFlags.podRunningTimeout(session);
    String image = flags.string("image");
    if (image.isEmpty()) {
      throw new CommandError("--image is required");
    }
    try {
      ImageReference.parse(image);
    } catch (ImageReference.Malformed e) {
      throw new CommandError(
          "Invalid image name " + GoQuote.quote(image) + ": invalid reference format");
    }
    if (flags.bool("tty") && !flags.bool("stdin")) {
      throw session.usageError("-i/--stdin is required for containers with -t/--tty=true");
    }
    if (flags.bool("expose") && flags.string("port").isEmpty()) {
      throw session.usageError("--port must be set when exposing a service");
    }
    return timeout;
  }

  /** Models getRestartPolicy. */
  private String restartPolicy() {
    String restart = flags.string("restart");
    if (restart.isEmpty()) {
      return flags.bool("stdin") ? "OnFailure" : "Always";
    }
    if (!Set.of("Always", "OnFailure", "Never").contains(restart)) {
      throw session.usageError("invalid restart policy: " + restart);
    }
    return restart;
  }

  private JsonObject create(ResourceKind kind, JsonObject generated) {
    JsonObject object = ChangeCause.record(session, generated);
    if (dryRun == DryRun.CLIENT) {
      return session.isNamespaceEnforced()
          ? object.set(session.namespace(), "metadata", "namespace")
          : object;
    }
    if (flags.bool("save-config")) {
      object = LastApplied.annotateGenerated(object);
    }
    return ObjectWriter.of(session.client(), dryRun, flags.string("field-manager"))
        .create(kind.path(session.namespace()), object);
  }

  /** Models RunOptions.generateService. */
  private JsonObject createService() {
    String name = session.arguments().getFirst();
    long port = PodGenerator.port(flags.string("port"));
    String labels = flags.string("labels");
    JsonArray ports = ServiceOf.servicePorts(List.of(port), "", Map.of(), null);
    JsonObject service =
        ServiceOf.service(
            name,
            labels.isEmpty() ? JsonObject.EMPTY : PodGenerator.labels(labels),
            PodGenerator.labels(labels, name),
            ports);
    JsonObject created = create(Kinds.SERVICE, service);
    printer.print(created, "created");
    if (flags.string("output").equals("yaml")) {
      session.out().println("---");
    }
    return created;
  }

  private void attach(JsonObject pod, List<JsonObject> created, String restart, Duration timeout)
      throws Interrupted {
    try {
      new AttachedRun(session, restart, timeout).run(pod);
    } finally {
      if (flags.bool("rm")) {
        created.forEach(this::remove);
      }
    }
  }

  /** Models removeCreatedObjects. */
  private void remove(JsonObject object) {
    new Deletion(session, dryRun, -1, propagation, false, flags.bool("quiet"))
        .delete(
            session
                .resources()
                .continueOnError()
                .namespace(object.string("metadata", "namespace"))
                .defaultNamespace()
                .names(
                    object.string("kind").equals("Pod") ? "pods" : "services",
                    List.of(object.string("metadata", "name")))
                .flatten()
                .execute()
                .ignoring(Deletion::isNotFound),
            null,
            false,
            Duration.ZERO);
  }
}
