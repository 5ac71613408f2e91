package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.exec.PodOf;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.List;

/** {@code kubectl port-forward}. Models k8s.io/kubectl pkg/cmd/portforward/portforward.go. */
public final class PortForward {

  private PortForward() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT"
                    + " [...[LOCAL_PORT_N:]REMOTE_PORT_N]",
                "Forward one or more local ports to a pod")
            .description(
                """
                Forward one or more local ports to a pod.

                 The pod is named directly, or by what it belongs to, such as deployment/web; a name without a type means a pod.

                 Of several pods one is chosen when the command starts. If that pod ends, so does the forwarding: start the command again to go on with another.
                """)
            .examples(
                """
                # Reach port 80 of the pod 'web-0' at port 8080 of this machine
                kubectl port-forward pod/web-0 8080:80

                # Forward two ports, each under its own number
                kubectl port-forward pod/db-0 5432 9187

                # Forward to a pod of a deployment
                kubectl port-forward deployment/web 8080:80

                # Forward to a pod of a service, to where the service's port 'http' leads
                kubectl port-forward service/web 8080:http

                # Let the system choose the local port
                kubectl port-forward pod/web-0 :80

                # Let other machines in too, at every address or at a certain one
                kubectl port-forward --address 0.0.0.0 pod/web-0 8080:80
                kubectl port-forward --address localhost,192.168.1.20 pod/web-0 8080:80
                """),
        FlagSet.of(b ->
            b.strings(
                    "address",
                    "",
                    List.of("localhost"),
                    "The addresses of this machine to listen at, with commas between"
                        + " them: IP addresses, or localhost, which means 127.0.0.1 and"
                        + " ::1, or the one of them that is free.")
                .include(CommonFlags.podRunningTimeout(Duration.ofSeconds(60)))),
        PortForward::run);
  }

  private static void run(Session session) throws Interrupted {
    List<String> arguments = session.arguments();
    if (arguments.size() < 2) {
      throw session.usageError("TYPE/NAME and list of ports are required for port-forward");
    }
    Duration timeout = CommonFlags.podRunningTimeout(session);
    ResourceInfo info =
        session
            .resources()
            .continueOnError()
            .namespace(session.namespace())
            .defaultNamespace()
            .names("pods", arguments.subList(0, 1))
            .execute()
            .infos()
            .getFirst();
    JsonObject object = info.object();
    JsonObject pod = PodOf.find(session, object, timeout);
    PortNames names = new PortNames(pod, object);
    List<String> ports = names.resolve(arguments.subList(1, arguments.size()));
    ObjectKey key = ObjectKey.of(pod);
    String phase = session.client().get(Kinds.POD.path(key)).string("status", "phase");
    if (!phase.equals("Running")) {
      throw new CommandError(
          "unable to forward port because pod is not running. Current status=" + phase);
    }
    List<ListenAddress> addresses = ListenAddress.parse(session.flags().strings("address"));
    new PortForwarder(session, key, addresses, ForwardedPort.parse(ports)).run();
  }
}
