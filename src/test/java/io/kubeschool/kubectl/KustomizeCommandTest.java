package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.kubectl.Workstation.Outcome;
import org.junit.jupiter.api.Test;

/** Where a build's result goes, and what the other commands do with it. */
class KustomizeCommandTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: x-p
      """;

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: x-n
      """;

  private static final String OTHER =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: x-q
        namespace: Other
      """;

  private final Workstation workstation =
      new Workstation(new CannedApi())
          .file("app/kustomization.yaml", "namePrefix: x-\nresources: [all.yaml]\n")
          .file(
              "app/all.yaml",
              """
              apiVersion: v1
              kind: Pod
              metadata: {name: p}
              ---
              apiVersion: v1
              kind: Node
              metadata: {name: n}
              """);

  @Test
  void writes_to_a_file_that_output_names() {
    assertThat(workstation.kubectl("kustomize", "app", "-o", "all.yaml"))
        .isEqualTo(new Outcome("", "", 0));
    assertThat(workstation.readFile("all.yaml")).isEqualTo(NODE + "---\n" + POD);
    assertThat(workstation.kubectl("kustomize", "app", "-o", "nowhere/all.yaml"))
        .isEqualTo(new Outcome("", "error: open nowhere/all.yaml: no such file or directory\n", 1));
  }

  @Test
  void writes_a_file_for_each_object_into_a_folder() {
    workstation.file("out/keep", "");
    assertThat(workstation.kubectl("kustomize", "app", "--output=out"))
        .isEqualTo(new Outcome("", "", 0));
    assertThat(workstation.readFile("out/v1_pod_x-p.yaml")).isEqualTo(POD);
    assertThat(workstation.readFile("out/v1_node_x-n.yaml")).isEqualTo(NODE);
  }

  @Test
  void names_the_namespace_in_a_file_name_where_there_are_several() {
    workstation
        .file("out/keep", "")
        .file(
            "app/all.yaml",
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}}
            ---
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "q", "namespace": "Other"}}
            """);
    assertThat(workstation.kubectl("kustomize", "app", "-o", "out").status()).isZero();
    assertThat(workstation.readFile("out/default_v1_pod_x-p.yaml")).isEqualTo(POD);
    assertThat(workstation.readFile("out/other_v1_pod_x-q.yaml")).isEqualTo(OTHER);
  }

  @Test
  void tells_what_old_flags_are_replaced_by() {
    assertThat(workstation.kubectl("kustomize", "--reorder=none", "app"))
        .isEqualTo(
            new Outcome(
                POD + "---\n" + NODE,
                "Flag --reorder has been deprecated, use the new 'sortOptions' field in"
                    + " kustomization.yaml instead.\n",
                0));
  }

  @Test
  void other_commands_take_what_is_built() {
    assertThat(workstation.kubectl("create", "-k", "app", "--dry-run=client", "-o", "name"))
        .isEqualTo(new Outcome("node/x-n\npod/x-p\n", "", 0));
    assertThat(workstation.kubectl("label", "-k", "app", "--local", "a=b", "-o", "name"))
        .isEqualTo(new Outcome("node/x-n\npod/x-p\n", "", 0));
  }

  @Test
  void other_commands_tell_what_is_wrong_with_a_kustomization() {
    String missing =
        "unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in"
            + " directory '/home/student/empty'\n";
    workstation.file("empty/x", "");
    assertThat(workstation.kubectl("create", "-k", "empty"))
        .isEqualTo(new Outcome("", "error: " + missing, 1));
    assertThat(workstation.kubectl("get", "-k", "empty")).isEqualTo(new Outcome("", missing, 1));
    assertThat(workstation.kubectl("describe", "-k", "empty"))
        .isEqualTo(new Outcome("", missing, 1));
    assertThat(workstation.kubectl("delete", "-k", "app", "-f", "app").err())
        .isEqualTo("error: only one of -f or -k can be specified\n");
  }

  @Test
  void a_folder_of_another_host_cannot_be_had() {
    workstation.file(
        "far/kustomization.yaml", "resources: ['https://github.com/foo/bar?ref=v1']\n");
    assertThat(workstation.kubectl("kustomize", "far").err())
        .isEqualTo(
            "error: accumulating resources: accumulation err='accumulating resources from"
                + " 'https://github.com/foo/bar?ref=v1': Get"
                + " \"https://github.com/foo/bar?ref=v1\": dial tcp: lookup github.com: no such"
                + " host': no 'git' program on path: exec: \"git\": executable file not found in"
                + " $PATH\n");
    assertThat(workstation.kubectl("kustomize", "github.com/foo/bar").err())
        .isEqualTo(
            "error: no 'git' program on path: exec: \"git\": executable file not found in $PATH\n");
  }
}
