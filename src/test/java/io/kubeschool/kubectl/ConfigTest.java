package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigTest {

  private final Workstation workstation = new Workstation(new CannedApi());

  private String config(String line) {
    String words = "config --kubeconfig=dev.conf " + line;
    Workstation.Outcome outcome = workstation.kubectl(words.split(" "));
    return outcome.out() + outcome.err();
  }

  @Test
  void buildsAKubeconfigEntryByEntry() {
    assertThat(config("set-cluster dev --server=https://dev.example.com:6443"))
        .isEqualTo("Cluster \"dev\" set.\n");
    assertThat(config("set-cluster prod --server=https://prod --insecure-skip-tls-verify=true"))
        .isEqualTo("Cluster \"prod\" set.\n");
    assertThat(config("set-credentials kim --token=secret-token")).isEqualTo("User \"kim\" set.\n");
    assertThat(config("set-credentials ada --username=ada --password=pw"))
        .isEqualTo("User \"ada\" set.\n");
    assertThat(config("set-context dev --cluster=dev --user=kim --namespace=team"))
        .isEqualTo("Context \"dev\" created.\n");
    assertThat(config("set-context prod --cluster=prod --user=ada"))
        .isEqualTo("Context \"prod\" created.\n");
    assertThat(config("use-context dev")).isEqualTo("Switched to context \"dev\".\n");
    assertThat(config("get-contexts"))
        .isEqualTo(
            """
            CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE
            *         dev    dev       kim        team
                      prod   prod      ada       \s
            """);
    assertThat(config("view --minify"))
        .isEqualTo(
            """
            apiVersion: v1
            clusters:
            - cluster:
                server: https://dev.example.com:6443
              name: dev
            contexts:
            - context:
                cluster: dev
                namespace: team
                user: kim
              name: dev
            current-context: dev
            kind: Config
            users:
            - name: kim
              user:
                token: REDACTED
            """);
    assertThat(config("rename-context prod live"))
        .isEqualTo("Context \"prod\" renamed to \"live\".\n");
    assertThat(config("set clusters.dev.server https://new.example.com"))
        .isEqualTo("Property \"clusters.dev.server\" set.\n");
    assertThat(config("delete-context dev"))
        .isEqualTo(
            """
            deleted context dev from dev.conf
            warning: this removed your active context, use "kubectl config use-context" to select a different one
            """);
    assertThat(config("delete-cluster prod")).isEqualTo("deleted cluster prod from dev.conf\n");
    assertThat(config("delete-user kim")).isEqualTo("deleted user kim from dev.conf\n");
    assertThat(workstation.readFile("dev.conf"))
        .isEqualTo(
            """
            apiVersion: v1
            clusters:
            - cluster:
                server: https://new.example.com
              name: dev
            contexts:
            - context:
                cluster: prod
                user: ada
              name: live
            current-context: dev
            kind: Config
            users:
            - name: ada
              user:
                password: pw
                username: ada
            """);
  }

  @Test
  void complainsInKubectlsWords() {
    workstation.file(
        "dev.conf",
        """
        contexts:
        - {name: a, context: {cluster: here, user: kim}}
        - {name: b, context: {cluster: here, user: ada}}
        """);
    assertThat(config("use-context nope"))
        .isEqualTo("error: no context exists with the name: \"nope\"\n");
    assertThat(config("current-context")).isEqualTo("error: current-context is not set\n");
    assertThat(config("delete-context nope"))
        .isEqualTo("error: cannot delete context nope, not in dev.conf\n");
    assertThat(config("rename-context a b"))
        .isEqualTo(
            "error: cannot rename the context \"a\", the context \"b\" already exists in"
                + " dev.conf\n");
    assertThat(config("set nothing.at.all x"))
        .isEqualTo("error: unable to parse nothing.at.all after [] at api.Config\n");
    assertThat(config("get-contexts nope"))
        .isEqualTo(
            "CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\nerror: context nope not found\n");
    assertThat(config("use-context"))
        .startsWith("Set the current-context in a kubeconfig file.")
        .endsWith("error: Unexpected args: []\n");
  }

  @Test
  void saysWhenAFileIsNoKubeconfig() {
    workstation.file("bad.conf", "apiVersion: v1\nkind: Config\nclusters: {this is: no list}\n");
    assertThat(workstation.kubectl("--kubeconfig=bad.conf", "get", "pods").err())
        .isEqualTo(
            "error: error loading config file \"bad.conf\": json: cannot unmarshal object into Go"
                + " struct field Config.clusters of type []v1.NamedCluster\n");
  }
}
