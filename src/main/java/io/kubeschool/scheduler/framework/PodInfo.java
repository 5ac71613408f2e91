package io.kubeschool.scheduler.framework;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** A pod and what scheduling reads from it, read once. Models kube-scheduler framework: PodInfo. */
public final class PodInfo {

  /** What a container that asks for nothing is taken to use when nodes are compared. */
  private static final long DEFAULT_MILLI_CPU = 100;

  private static final long DEFAULT_MEMORY = 200L * 1024 * 1024;

  /**
   * A port that a container wants on its node.
   *
   * @param ip the address, {@code 0.0.0.0} for all
   * @param protocol {@code TCP} and the like
   */
  public record HostPort(String ip, String protocol, int port) {

    /** Whether two cannot be on the same node. */
    public boolean conflictsWith(HostPort other) {
      return port == other.port
          && protocol.equals(other.protocol)
          && (ip.equals(other.ip) || ip.equals("0.0.0.0") || other.ip.equals("0.0.0.0"));
    }
  }

  private final JsonObject json;
  private final ObjectKey key;
  private final Content content;

  private PodInfo(JsonObject json, Content content) {
    this.json = json;
    this.key = ObjectKey.of(json);
    this.content = content;
  }

  /** Reads a pod. */
  public static PodInfo of(JsonObject pod) {
    return new PodInfo(pod, new Content(pod));
  }

  /** The same pod in another state; what follows from its spec is not read anew. */
  public PodInfo withState(JsonObject pod) {
    return pod.field("spec") == json.field("spec") ? new PodInfo(pod, content) : of(pod);
  }

  /** The pod. */
  public JsonObject json() {
    return json;
  }

  /** Its namespace and name. */
  public ObjectKey key() {
    return key;
  }

  /** Its namespace. */
  public String namespace() {
    return key.namespace();
  }

  /** Its uid. */
  public String uid() {
    return json.string("metadata", "uid");
  }

  /** {@code spec}. */
  public JsonObject spec() {
    return json.object("spec");
  }

  /** {@code spec.nodeName}, or "". */
  public String nodeName() {
    return json.string("spec", "nodeName");
  }

  /** {@code spec.priority}. */
  public long priority() {
    return json.number(0, "spec", "priority");
  }

  /** What it asks for. */
  public Resources requests() {
    return content.requests;
  }

  /** What it is taken to use of the CPU when nodes are compared. */
  public long nonZeroMilliCpu() {
    return content.nonZeroMilliCpu;
  }

  /** What it is taken to use of memory when nodes are compared. */
  public long nonZeroMemory() {
    return content.nonZeroMemory;
  }

  /** The ports that it wants on its node. */
  public List<HostPort> hostPorts() {
    return content.hostPorts;
  }

  /** The names of the PersistentVolumeClaims that its volumes are. */
  public List<String> claims() {
    return content.claims;
  }

  /** {@code spec.tolerations}. */
  public List<JsonObject> tolerations() {
    return content.tolerations;
  }

  /** The pods that it must be near. */
  public List<AffinityTerm> requiredAffinity() {
    return content.requiredAffinity;
  }

  /** The pods that it must not be near. */
  public List<AffinityTerm> requiredAntiAffinity() {
    return content.requiredAntiAffinity;
  }

  /** The pods that it should be near. */
  public List<AffinityTerm> preferredAffinity() {
    return content.preferredAffinity;
  }

  /** The pods that it should not be near. */
  public List<AffinityTerm> preferredAntiAffinity() {
    return content.preferredAntiAffinity;
  }

  /** Whether it says anything about nearness to other pods. */
  public boolean hasAffinity() {
    return content.hasAffinity;
  }

  private static final class Content {
    private final Resources requests;
    private final long nonZeroMilliCpu;
    private final long nonZeroMemory;
    private final List<HostPort> hostPorts;
    private final List<JsonObject> tolerations;
    private final List<String> claims;
    private final List<AffinityTerm> requiredAffinity;
    private final List<AffinityTerm> requiredAntiAffinity;
    private final List<AffinityTerm> preferredAffinity;
    private final List<AffinityTerm> preferredAntiAffinity;
    private final boolean hasAffinity;

    Content(JsonObject pod) {
      JsonObject spec = pod.object("spec");
      requests = Resources.requestsOf(spec);
      long milliCpu = requests.milliCpu();
      long memory = requests.memory();
      hostPorts = new ArrayList<>(0);
      for (Json container : spec.array("containers")) {
        JsonObject own = container.object("resources", "requests");
        milliCpu += own.has("cpu") ? 0 : DEFAULT_MILLI_CPU;
        memory += own.has("memory") ? 0 : DEFAULT_MEMORY;
        for (Json port : container.array("ports")) {
          addHostPort(port);
        }
      }
      nonZeroMilliCpu = milliCpu;
      nonZeroMemory = memory;
      tolerations = spec.array("tolerations").objects();
      claims = claims(pod);
      hasAffinity = spec.has("affinity", "podAffinity") || spec.has("affinity", "podAntiAffinity");
      requiredAffinity = hasAffinity ? AffinityTerm.required(pod, "podAffinity") : List.of();
      requiredAntiAffinity =
          hasAffinity ? AffinityTerm.required(pod, "podAntiAffinity") : List.of();
      preferredAffinity = hasAffinity ? AffinityTerm.preferred(pod, "podAffinity") : List.of();
      preferredAntiAffinity =
          hasAffinity ? AffinityTerm.preferred(pod, "podAntiAffinity") : List.of();
    }

    private static List<String> claims(JsonObject pod) {
      List<String> claims = new ArrayList<>(0);
      for (Json volume : pod.array("spec", "volumes")) {
        if (volume.has("persistentVolumeClaim")) {
          claims.add(volume.string("persistentVolumeClaim", "claimName"));
        } else if (volume.has("ephemeral")) {
          claims.add(pod.string("metadata", "name") + "-" + volume.string("name"));
        }
      }
      return claims;
    }

    private void addHostPort(Json port) {
      int number = (int) port.number(0, "hostPort");
      if (number > 0) {
        String ip = port.string("hostIP");
        String protocol = port.string("protocol");
        hostPorts.add(
            new HostPort(
                ip.isEmpty() ? "0.0.0.0" : ip, protocol.isEmpty() ? "TCP" : protocol, number));
      }
    }
  }
}
