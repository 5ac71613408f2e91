package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.kubectl.Workstation.Outcome;
import org.junit.jupiter.api.Test;

class KubectlTest {

  private final Workstation workstation = new Workstation(new CannedApi());

  @Test
  void suggestsCommandsThatAreSpelledAlike() {
    assertThat(workstation.kubectl("gett", "pods"))
        .isEqualTo(
            new Outcome(
                "",
                """
                error: unknown command "gett" for "kubectl"

                Did you mean this?
                \tset
                \tget
                """,
                1));
    assertThat(workstation.kubectl("convert", "-f", "x.yaml").err())
        .isEqualTo("error: unknown command \"convert\" for \"kubectl\"\n");
  }

  @Test
  void tellsWrongFlagsInPflagsWords() {
    assertThat(workstation.kubectl("version", "--nope").err())
        .isEqualTo("error: unknown flag: --nope\nSee 'kubectl version --help' for usage.\n");
    assertThat(workstation.kubectl("version", "-xyz").err())
        .isEqualTo(
            "error: unknown shorthand flag: 'x' in -xyz\n"
                + "See 'kubectl version --help' for usage.\n");
    assertThat(workstation.kubectl("version", "-s").err())
        .isEqualTo(
            "error: flag needs an argument: 's' in -s\nSee 'kubectl version --help' for usage.\n");
    assertThat(workstation.kubectl("version", "--v=many").err())
        .isEqualTo(
            "error: invalid argument \"many\" for \"-v, --v\" flag: strconv.ParseInt: parsing"
                + " \"many\": invalid syntax\nSee 'kubectl version --help' for usage.\n");
  }

  @Test
  void findsTheCommandAfterGlobalFlags() {
    assertThat(workstation.kubectl("-n", "get", "--v", "3", "version", "--client").out())
        .isEqualTo("Client Version: v1.36.4\nKustomize Version: v5.8.1\n");
  }

  @Test
  void tellsTheServersVersion() {
    assertThat(workstation.kubectl("version").out()).endsWith("Server Version: v1.36.4\n");
  }

  @Test
  void complainsOfContextsThatDoNotExist() {
    assertThat(workstation.kubectl("api-versions", "--context=nope").err())
        .isEqualTo("Error in configuration: context was not found for specified context: nope\n");
    assertThat(workstation.kubectl("api-versions", "--cluster=nope").err())
        .isEqualTo("error: no server found for cluster \"nope\"\n");
    assertThat(workstation.kubectl("api-versions", "--user=nope").err())
        .isEqualTo("error: auth info \"nope\" does not exist\n");
  }

  @Test
  void showsACommandsHelpInUpstreamsLayout() {
    assertThat(workstation.kubectl("version", "--help").out())
        .isEqualTo(
            """
            Print the versions of this client and of the current context's server.

            Examples:
              # Print both versions
              kubectl version
             \s
              # Print this client's alone; no server is asked
              kubectl version --client
             \s
              # Print them as YAML
              kubectl version -o yaml

            Options:
                --client=false:
            \tPrint this client's version only; no server is asked.

                -o, --output='':
            \tThe form of the output, 'yaml' or 'json'.

            Usage:
              kubectl version [flags] [options]

            Use "kubectl options" for a list of global command-line options (applies to all commands).
            """);
  }

  @Test
  void listsCommandsByGroup() {
    String help = workstation.kubectl().out();
    assertThat(help)
        .startsWith(
            """
            kubectl controls the Kubernetes cluster manager.

             Find more information at: https://kubernetes.io/docs/reference/kubectl/

            Basic Commands (Beginner):
              create          Create a resource from a file or from stdin
            """)
        .endsWith(
            """
              version         Print the client and server version information

            Usage:
              kubectl [flags] [options]

            Use "kubectl <command> --help" for more information about a given command.
            Use "kubectl options" for a list of global command-line options (applies to all commands).
            """);
  }
}
