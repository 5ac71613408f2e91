package io.kubeschool.kubelet.volume;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that kubelet writes for each pod: {@code /etc/hosts} and {@code /etc/resolv.conf}.
 * Models pkg/kubelet/kubelet_pods.go: managedHostsFileContent, and network/dns: GetPodDNS.
 */
public final class PodFiles {

  private static final String DOMAIN = "cluster.local";

  private final String clusterDns;
  private final List<String> nodeNameservers;

  /**
   * For a cluster.
   *
   * @param clusterDns the DNS service's address
   * @param nodeNameservers those of the node's own {@code /etc/resolv.conf}
   */
  public PodFiles(String clusterDns, List<String> nodeNameservers) {
    this.clusterDns = clusterDns;
    this.nodeNameservers = nodeNameservers;
  }

  /** {@code /etc/hosts}. */
  public String hosts(Pod pod, String ip, String hostname) {
    StringBuilder text =
        new StringBuilder(
            """
            # Kubernetes-managed hosts file.
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::0\tip6-localnet
            fe00::0\tip6-mcastprefix
            fe00::1\tip6-allnodes
            fe00::2\tip6-allrouters
            """);
    String subdomain = pod.json().string("spec", "subdomain");
    if (!ip.isEmpty()) {
      text.append(ip).append('\t');
      if (!subdomain.isEmpty()) {
        text.append(hostname)
            .append('.')
            .append(subdomain)
            .append('.')
            .append(pod.namespace())
            .append(".svc.")
            .append(DOMAIN)
            .append('\t');
      }
      text.append(hostname).append('\n');
    }
    List<JsonObject> aliases = pod.json().array("spec", "hostAliases").objects();
    if (!aliases.isEmpty()) {
      text.append("\n# Entries added by HostAliases.\n");
      for (JsonObject alias : aliases) {
        text.append(alias.string("ip"))
            .append('\t')
            .append(String.join("\t", alias.array("hostnames").strings()))
            .append('\n');
      }
    }
    return text.toString();
  }

  /** {@code /etc/resolv.conf}. */
  public String resolvConf(Pod pod) {
    List<String> servers = new ArrayList<>();
    List<String> searches = new ArrayList<>();
    List<String> options = new ArrayList<>();
    String policy = pod.json().string("spec", "dnsPolicy");
    boolean onHost = pod.json().bool("spec", "hostNetwork");
    boolean cluster =
        policy.equals("ClusterFirstWithHostNet")
            || !onHost && (policy.isEmpty() || policy.equals("ClusterFirst"));
    if (cluster) {
      servers.add(clusterDns);
      searches.add(pod.namespace() + ".svc." + DOMAIN);
      searches.add("svc." + DOMAIN);
      searches.add(DOMAIN);
      options.add("ndots:5");
    } else if (!policy.equals("None")) {
      servers.addAll(nodeNameservers);
    }
    JsonObject config = pod.json().object("spec", "dnsConfig");
    addNew(servers, config.array("nameservers").strings());
    addNew(searches, config.array("searches").strings());
    for (JsonObject option : config.array("options").objects()) {
      String name = option.string("name");
      options.removeIf(o -> o.equals(name) || o.startsWith(name + ":"));
      options.add(option.has("value") ? name + ":" + option.string("value") : name);
    }
    StringBuilder text = new StringBuilder();
    if (!searches.isEmpty()) {
      text.append("search ").append(String.join(" ", searches)).append('\n');
    }
    servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    if (!options.isEmpty()) {
      text.append("options ").append(String.join(" ", options)).append('\n');
    }
    return text.toString();
  }

  private static void addNew(List<String> list, List<String> more) {
    for (String one : more) {
      if (!list.contains(one)) {
        list.add(one);
      }
    }
  }
}
