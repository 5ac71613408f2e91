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
                Create and run a particular image in a pod.\
                """)
            .examples(
                """
                # Start a nginx pod
                kubectl run nginx --image=nginx

                # Start a hazelcast pod and let the container expose port 5701
                kubectl run hazelcast --image=hazelcast/hazelcast --port=5701

                # Start a hazelcast pod and set environment variables "DNS_DOMAIN=cluster" and "POD_NAMESPACE=default" in the container
                kubectl run hazelcast --image=hazelcast/hazelcast --env="DNS_DOMAIN=cluster" --env="POD_NAMESPACE=default"

                # Start a hazelcast pod and set labels "app=hazelcast" and "env=prod" in the container
                kubectl run hazelcast --image=hazelcast/hazelcast --labels="app=hazelcast,env=prod"

                # Dry run; print the corresponding API objects without creating them
                kubectl run nginx --image=nginx --dry-run=client

                # Start a nginx pod, but overload the spec with a partial set of values parsed from JSON
                kubectl run nginx --image=nginx --overrides='{ "apiVersion": "v1", "spec": { ... } }'

                # Start a busybox pod and keep it in the foreground, don't restart it if it exits
                kubectl run -i -t busybox --image=busybox --restart=Never

                # Start the nginx pod using the default command, but use custom arguments (arg1 .. argN) for that command
                kubectl run nginx --image=nginx -- <arg1> <arg2> ... <argN>

                # Start the nginx pod using a different command and custom arguments
                kubectl run nginx --image=nginx --command -- <cmd> <arg1> ... <argN>\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.manifests("to use to replace the resource."))
                .stringArray("annotations", "", List.of(), "Annotations to apply to the pod.")
                .bool(
                    "attach",
                    "",
                    false,
                    "If true, wait for the Pod to start running, and then attach to the Pod as if"
                        + " 'kubectl attach ...' were called.  Default false, unless '-i/--stdin'"
                        + " is set, in which case the default is true. With '--restart=Never' the"
                        + " exit code of the container process is returned.")
                .string(
                    "cascade",
                    "",
                    "background",
                    "Must be \"background\", \"orphan\", or \"foreground\". Selects the deletion"
                        + " cascading strategy for the dependents (e.g. Pods created by a"
                        + " ReplicationController). Defaults to background.")
                .bare("background")
                .bool(
                    "command",
                    "",
                    false,
                    "If true and extra arguments are present, use them as the 'command' field in"
                        + " the container, rather than the 'args' field which is the default.")
                .string(
                    "detach-keys",
                    "",
                    "ctrl-p,ctrl-q",
                    "Override the key sequence for detaching a container.")
                .include(CommonFlags.DRY_RUN)
                .stringArray("env", "", List.of(), "Environment variables to set in the container.")
                .bool(
                    "expose",
                    "",
                    false,
                    "If true, create a ClusterIP service associated with the pod.  Requires"
                        + " `--port`.")
                .include(CommonFlags.fieldManager("kubectl-run"))
                .bool(
                    "force",
                    "",
                    false,
                    "If true, immediately remove resources from API and bypass graceful deletion."
                        + " Note that immediate deletion of some resources may result in"
                        + " inconsistency or data loss and requires confirmation.")
                .integer(
                    "grace-period",
                    "",
                    -1,
                    "Period of time in seconds given to the resource to terminate gracefully."
                        + " Ignored if negative. Set to 1 for immediate shutdown. Can only be set"
                        + " to 0 when --force is true (force deletion).")
                .string("image", "", "", "The image for the container to run.")
                .string(
                    "image-pull-policy",
                    "",
                    "",
                    "The image pull policy for the container.  If left empty, this value will not"
                        + " be specified by the client and defaulted by the server.")
                .string(
                    "labels",
                    "l",
                    "",
                    "Comma separated labels to apply to the pod. Will override previous values.")
                .bool(
                    "leave-stdin-open",
                    "",
                    false,
                    "If the pod is started in interactive mode or with stdin, leave stdin open"
                        + " after the first attach completes. By default, stdin will be closed"
                        + " after the first attach completes.")
                .include(CommonFlags.OVERRIDES)
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))
                .string("port", "", "", "The port that this container exposes.")
                .bool("privileged", "", false, "If true, run the container in privileged mode.")
                .bool("quiet", "q", false, "If true, suppress prompt messages.")
                .string(
                    "restart",
                    "",
                    "Always",
                    "The restart policy for this Pod.  Legal values [Always, OnFailure, Never].")
                .bool(
                    "rm",
                    "",
                    false,
                    "If true, delete the pod after it exits.  Only valid when attaching to the"
                        + " container, e.g. with '--attach' or with '-i/--stdin'.")
                .include(CommonFlags.SAVE_CONFIG)
                .bool(
                    "stdin",
                    "i",
                    false,
                    "Keep stdin open on the container in the pod, even if nothing is attached.")
                .duration(
                    "timeout",
                    "",
                    Duration.ofSeconds(0),
                    "The length of time to wait before giving up on a delete, zero means determine"
                        + " a timeout from the size of the object")
                .bool("tty", "t", false, "Allocate a TTY for the container in the pod.")
                .bool(
                    "wait",
                    "",
                    false,
                    "If true, wait for resources to be gone before returning. This waits for"
                        + " finalizers.")
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
