package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.kubectl.Kubectl;
import io.kubeschool.kubectl.client.ApiEndpoints;
import io.kubeschool.machine.Account;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The learner's workstation: a Linux host with kubectl, a home directory and a kubeconfig. */
final class Workstation {

  /** Who the learner is on it. */
  static final Account STUDENT = new Account("student", 1000, 1000, "/home/student", "/bin/bash");

  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** What the API server of the learner's cluster is called in the kubeconfig. */
  static final String SERVER = "https://10.99.0.1:6443";

  private static final String HOSTNAME = "workstation";

  private Workstation() {}

  /** The endpoints that its kubectl finds: the one cluster. */
  static ApiEndpoints endpoints(Api api) {
    return config ->
        config.server().equals(SERVER) ? new ApiEndpoints.Endpoint(api, User.ADMIN) : null;
  }

  /** The machine. */
  static Machine machine(Simulation simulation, ProgramTable programs, List<String> commands) {
    FileTree files =
        FileTree.builder()
            .directory("/tmp", 01777, 0, 0)
            .directory("/root", 0700, 0, 0)
            .directory("/var/log")
            .executables("/usr/bin", commands)
            .executable("/usr/local/bin/kubectl", "kubectl")
            .link("/bin", "/usr/bin")
            .file("/etc/hostname", HOSTNAME + "\n")
            .file("/etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\t" + HOSTNAME + "\n")
            .file("/etc/resolv.conf", "nameserver 10.99.0.1\n")
            .file(
                "/etc/os-release",
                "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n"
                    + "NAME=\"Debian GNU/Linux\"\n"
                    + "ID=debian\n")
            .file(
                "/etc/passwd",
                "root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n")
            .file("/etc/group", "root:x:0:\nstudent:x:1000:\n")
            .directory("/home/student", 0755, 1000, 1000)
            .directory("/home/student/.kube", 0755, 1000, 1000)
            .file("/home/student/.kube/config", kubeconfig(), 0600, 1000, 1000)
            .build();
    return new Machine(simulation, HOSTNAME, programs, () -> files.toFileSystem(simulation));
  }

  /** Adds kubectl to the programs. */
  static void addKubectl(ProgramTable programs, Api api) {
    programs.add("kubectl", new Kubectl(endpoints(api)));
  }

  private static String kubeconfig() {
    String template = resource("kubeconfig.yaml");
    return template
        .replace("${CA}", encoded(certificate()))
        .replace("${CERTIFICATE}", encoded(pem("CERTIFICATE")))
        .replace("${KEY}", encoded(pem("RSA PRIVATE KEY")));
  }

  /** The certificate of the cluster's authority, in PEM. */
  static String certificate() {
    return pem("CERTIFICATE");
  }

  /** A placeholder with the look of the real thing: nothing here speaks TLS. */
  private static String pem(String kind) {
    byte[] content = "kubeschool".repeat(40).getBytes(StandardCharsets.US_ASCII);
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, lineEnd).encodeToString(content)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  static String resource(String name) {
    try (InputStream in = Workstation.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
