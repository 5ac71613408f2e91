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

                 What it does depends on what is named; a name without a type means a pod.

                  *  A pod: one more container with the tools that the pod's own image lacks joins it, while the pod goes on (an ephemeral container).
                  *  A pod and --copy-to: a copy of the pod starts, with another image, another command or one more container. The pod itself is left alone.
                  *  A node: a pod starts there that sees the node's processes and network, and its files under /host.
                """)
            .examples(
                """
                # Look into the pod 'web-0' with the tools of another image
                kubectl debug web-0 -it --image=busybox

                # See the processes of its container 'app' too
                kubectl debug web-0 -it --image=busybox --target=app

                # Choose the name of the container that joins; the pod is the one in the file
                kubectl debug -f web.yaml --image=registry.example.com/tools:3 -c tools

                # Start a copy in which 'app' runs a shell instead of its program
                kubectl debug web-0 -it --copy-to=web-0-debug --container=app -- sh

                # Start a copy with other images
                kubectl debug web-0 --copy-to=web-0-debug --set-image=app=registry.example.com/app:debug,proxy=envoy:debug

                # Start a copy with one more container, and see all processes of the pod
                kubectl debug web-0 -it --copy-to=web-0-debug --image=busybox --share-processes

                # Look round on a node
                kubectl debug node/node01 -it --image=busybox
                """),
        FlagSet.of(b ->
            b.bool(
                    "arguments-only",
                    "",
                    false,
                    "Take what follows -- as the container's args, not as its" + " command.")
                .bool(
                    "attach",
                    "",
                    false,
                    "Wait until the container runs and connect to it, as kubectl"
                        + " attach does. On by default with -i.")
                .string("container", "c", "", "The name of the container that is added.")
                .string("copy-to", "", "", "Start a copy of the pod under this name.")
                .string(
                    "custom",
                    "",
                    "",
                    "A file of JSON or YAML with parts of a container that are laid"
                        + " over the profile's.")
                .pairs("env", "", "A variable for the container, as name=value.")
                .strings(
                    "filename", "f", List.of(), "A file, directory or URL that names what to debug")
                .string("image", "", "", "The image of the container that is added.")
                .string(
                    "image-pull-policy",
                    "",
                    "",
                    "When to pull the image. By default the server decides.")
                .bool("keep-annotations", "", false, "With --copy-to: keep the pod's annotations.")
                .bool(
                    "keep-init-containers",
                    "",
                    true,
                    "With --copy-to: run the pod's init containers.")
                .bool(
                    "keep-labels",
                    "",
                    false,
                    "With --copy-to: keep the pod's labels; its services then know"
                        + " the copy too.")
                .bool("keep-liveness", "", false, "With --copy-to: keep the liveness probes.")
                .bool("keep-readiness", "", false, "With --copy-to: keep the readiness probes.")
                .bool("keep-startup", "", false, "With --copy-to: keep the startup probes.")
                .string(
                    "profile",
                    "",
                    "general",
                    "Options are \"general\", \"baseline\", \"restricted\", \"netadmin\" or"
                        + " \"sysadmin\". Defaults to \"general\"")
                .bool("quiet", "q", false, "Do not tell what is being done.")
                .bool("replace", "", false, "With --copy-to: delete the pod itself.")
                .bool("same-node", "", false, "With --copy-to: start the copy on the pod's node.")
                .pairs(
                    "set-image",
                    "",
                    "With --copy-to: other images for containers, as name=image pairs"
                        + " with commas between them; * for all.")
                .bool(
                    "share-processes",
                    "",
                    true,
                    "With --copy-to: let the containers of the copy see each other's"
                        + " processes.")
                .bool(
                    "stdin",
                    "i",
                    false,
                    "Keep the container's input open, even before somebody is" + " connected.")
                .string(
                    "target",
                    "",
                    "",
                    "The container of the pod whose processes the added one sees.")
                .bool("tty", "t", false, "Give the container a terminal.")),
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
