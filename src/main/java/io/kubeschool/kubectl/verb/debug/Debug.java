package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.debug.DebugPods.Debugged;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.sim.Interrupted;
import java.util.List;

/** {@code kubectl debug}. Models k8s.io/kubectl pkg/cmd/debug/debug.go. */
public final class Debug {

  private final Session session;
  private final DebugOptions options;
  private final DebugPods pods;
  private final ObjectWriter writer;

  private Debug(Session session) {
    this.session = session;
    this.options = DebugOptions.of(session);
    this.pods = new DebugPods(session, options);
    this.writer = ObjectWriter.of(session.client());
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]",
                "Create debugging sessions for troubleshooting workloads and nodes")
            .description(
                """
                Debug cluster resources using interactive debugging containers.

                 'debug' provides automation for common debugging tasks for cluster objects identified by resource and name. Pods will be used by default if no resource is specified.

                 The action taken by 'debug' varies depending on what resource is specified. Supported actions include:

                  *  Workload: Create a copy of an existing pod with certain attributes changed, for example changing the image tag to a new version.
                  *  Workload: Add an ephemeral container to an already running pod, for example to add debugging utilities without restarting the pod.
                  *  Node: Create a new pod that runs in the node's host namespaces and can access the node's filesystem.

                 Note: When a non-root user is configured for the entire target Pod, some capabilities granted by debug profile may not work.\
                """)
            .examples(
                """
                # Create an interactive debugging session in pod mypod and immediately attach to it.
                kubectl debug mypod -it --image=busybox

                # Create an interactive debugging session for the pod in the file pod.yaml and immediately attach to it.
                # (requires the EphemeralContainers feature to be enabled in the cluster)
                kubectl debug -f pod.yaml -it --image=busybox

                # Create a debug container named debugger using a custom automated debugging image.
                kubectl debug --image=myproj/debug-tools -c debugger mypod

                # Create a copy of mypod adding a debug container and attach to it
                kubectl debug mypod -it --image=busybox --copy-to=my-debugger

                # Create a copy of mypod changing the command of mycontainer
                kubectl debug mypod -it --copy-to=my-debugger --container=mycontainer -- sh

                # Create a copy of mypod changing all container images to busybox
                kubectl debug mypod --copy-to=my-debugger --set-image=*=busybox

                # Create a copy of mypod adding a debug container and changing container images
                kubectl debug mypod -it --copy-to=my-debugger --image=debian --set-image=app=app:debug,sidecar=sidecar:debug

                # Create an interactive debugging session on a node and immediately attach to it.
                # The container will run in the host namespaces and the host's filesystem will be mounted at /host
                kubectl debug node/mynode -it --image=busybox\
                """),
        FlagSet.of(b ->
            b.bool(
                    "arguments-only",
                    "",
                    false,
                    "If specified, everything after -- will be passed to the new container as Args"
                        + " instead of Command.")
                .bool(
                    "attach",
                    "",
                    false,
                    "If true, wait for the container to start running, and then attach as if"
                        + " 'kubectl attach ...' were called.  Default false, unless '-i/--stdin'"
                        + " is set, in which case the default is true.")
                .string("container", "c", "", "Container name to use for debug container.")
                .string("copy-to", "", "", "Create a copy of the target Pod with this name.")
                .string(
                    "custom",
                    "",
                    "",
                    "Path to a JSON or YAML file containing a partial container spec to customize"
                        + " built-in debug profiles.")
                .pairs("env", "", "Environment variables to set in the container.")
                .strings("filename", "f", List.of(), "identifying the resource to debug")
                .string("image", "", "", "Container image to use for debug container.")
                .string(
                    "image-pull-policy",
                    "",
                    "",
                    "The image pull policy for the container. If left empty, this value will not be"
                        + " specified by the client and defaulted by the server.")
                .bool(
                    "keep-annotations",
                    "",
                    false,
                    "If true, keep the original pod annotations.(This flag only works when used"
                        + " with '--copy-to')")
                .bool(
                    "keep-init-containers",
                    "",
                    true,
                    "Run the init containers for the pod. Defaults to true.(This flag only works"
                        + " when used with '--copy-to')")
                .bool(
                    "keep-labels",
                    "",
                    false,
                    "If true, keep the original pod labels.(This flag only works when used with"
                        + " '--copy-to')")
                .bool(
                    "keep-liveness",
                    "",
                    false,
                    "If true, keep the original pod liveness probes.(This flag only works when used"
                        + " with '--copy-to')")
                .bool(
                    "keep-readiness",
                    "",
                    false,
                    "If true, keep the original pod readiness probes.(This flag only works when"
                        + " used with '--copy-to')")
                .bool(
                    "keep-startup",
                    "",
                    false,
                    "If true, keep the original startup probes.(This flag only works when used with"
                        + " '--copy-to')")
                .string(
                    "profile",
                    "",
                    "general",
                    "Options are \"general\", \"baseline\", \"restricted\", \"netadmin\" or"
                        + " \"sysadmin\". Defaults to \"general\"")
                .bool("quiet", "q", false, "If true, suppress informational messages.")
                .bool("replace", "", false, "When used with '--copy-to', delete the original Pod.")
                .bool(
                    "same-node",
                    "",
                    false,
                    "When used with '--copy-to', schedule the copy of target Pod on the same node.")
                .pairs(
                    "set-image",
                    "",
                    "When used with '--copy-to', a list of name=image pairs for changing container"
                        + " images, similar to how 'kubectl set image' works.")
                .bool(
                    "share-processes",
                    "",
                    true,
                    "When used with '--copy-to', enable process namespace sharing in the copy.")
                .bool(
                    "stdin",
                    "i",
                    false,
                    "Keep stdin open on the container(s) in the pod, even if nothing is attached.")
                .string(
                    "target",
                    "",
                    "",
                    "When using an ephemeral container, target processes in this container name.")
                .bool("tty", "t", false, "Allocate a TTY for the debugging container.")),
        session -> new Debug(session).run());
  }

  private void run() throws Interrupted {
    List<ResourceInfo> infos =
        session
            .resources()
            .files(
                new FilenameOptions(session.flags().strings("filename"), "", false),
                session.isNamespaceEnforced())
            .namespace(session.namespace())
            .defaultNamespace()
            .names("pods", options.targets())
            .execute()
            .infos();
    for (ResourceInfo info : infos) {
      debug(info);
    }
  }

  private void debug(ResourceInfo info) throws Interrupted {
    Debugged debugged =
        switch (info.mapping().kind().groupResource()) {
          case "nodes" -> create(pods.onNode(info.object()));
          case "pods" ->
              options.copyTo().isEmpty()
                  ? addContainer(info, pods.withEphemeralContainer(info.object()))
                  : copy(info, pods.copyOf(info.object()));
          default ->
              throw new CommandError(
                  "\"%s/%s, Kind=%s\" not supported by debug"
                      .formatted(
                          info.mapping().group(),
                          info.mapping().version(),
                          info.mapping().kind().kind()));
        };
    if (options.attaches() && !debugged.container().isEmpty()) {
      new DebugAttachment(session, debugged.container()).run(debugged.pod());
    }
  }

  private Debugged create(Debugged wanted) {
    String namespace = wanted.pod().string("metadata", "namespace");
    JsonObject created =
        writer.create(
            Kinds.POD.path(namespace.isEmpty() ? session.namespace() : namespace), wanted.pod());
    return new Debugged(created, wanted.container());
  }

  private Debugged copy(ResourceInfo info, Debugged wanted) {
    warn(wanted, "containers");
    Debugged created = create(wanted);
    if (options.flags().bool("replace")) {
      writer.delete(info.path(), Json.objectOf("gracePeriodSeconds", 0));
    }
    return created;
  }

  private Debugged addContainer(ResourceInfo info, Debugged wanted) {
    warn(wanted, "ephemeralContainers");
    TypedPatch patch = TypedPatch.between(info.object(), wanted.pod());
    JsonObject patched =
        writer.patch(info.path() + "/ephemeralcontainers", patch.contentType(), patch.body());
    return new Debugged(patched, wanted.container());
  }

  /** Models displayWarning. */
  private void warn(Debugged wanted, String group) {
    JsonObject container = wanted.pod().array("spec", group).find("name", wanted.container());
    JsonObject pod = wanted.pod().object("spec", "securityContext");
    if (container == null || pod.number(0, "runAsUser") == 0) {
      return;
    }
    JsonObject own = container.object("securityContext");
    boolean privileged = own.bool("privileged") || !own.array("capabilities", "add").isEmpty();
    if (privileged && own.number(1, "runAsUser") != 0) {
      session
          .err()
          .println(
              "Warning: Non-root user is configured for the entire target Pod, and some"
                  + " capabilities granted by debug profile may not work. Please consider using "
                  + GoQuote.quote("--custom")
                  + " with a custom profile that specifies "
                  + GoQuote.quote("securityContext.runAsUser: 0")
                  + ".");
    }
  }
}
