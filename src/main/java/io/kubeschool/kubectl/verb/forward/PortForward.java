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

                 Use resource type/name such as deployment/mydeployment to select a pod. Resource type defaults to 'pod' if omitted.

                 If there are multiple pods matching the criteria, a pod will be selected automatically. The forwarding session ends when the selected pod terminates, and a rerun of the command is needed to resume forwarding.\
                """)
            .examples(
                """
                # Listen on ports 5000 and 6000 locally, forwarding data to/from ports 5000 and 6000 in the pod
                kubectl port-forward pod/mypod 5000 6000

                # Listen on ports 5000 and 6000 locally, forwarding data to/from ports 5000 and 6000 in a pod selected by the deployment
                kubectl port-forward deployment/mydeployment 5000 6000

                # Listen on port 8443 locally, forwarding to the targetPort of the service's port named "https" in a pod selected by the service
                kubectl port-forward service/myservice 8443:https

                # Listen on port 8888 locally, forwarding to 5000 in the pod
                kubectl port-forward pod/mypod 8888:5000

                # Listen on port 8888 on all addresses, forwarding to 5000 in the pod
                kubectl port-forward --address 0.0.0.0 pod/mypod 8888:5000

                # Listen on port 8888 on localhost and selected IP, forwarding to 5000 in the pod
                kubectl port-forward --address localhost,10.19.21.23 pod/mypod 8888:5000

                # Listen on a random port locally, forwarding to 5000 in the pod
                kubectl port-forward pod/mypod :5000\
                """),
        FlagSet.of(b ->
            b.strings(
                    "address",
                    "",
                    List.of("localhost"),
                    "Addresses to listen on (comma separated). Only accepts IP addresses or"
                        + " localhost as a value. When localhost is supplied, kubectl will try to"
                        + " bind on both 127.0.0.1 and ::1 and will fail if neither of these"
                        + " addresses are available to bind.")
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
