package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Workstation.Outcome;
import io.kubeschool.machine.Signal;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GetTest {

  private static final Json PODS =
      Json.parse(
          """
          {"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"9"},
          "columnDefinitions":[
            {"name":"Name","type":"string","format":"name","priority":0},
            {"name":"Ready","type":"string","priority":0},
            {"name":"Restarts","type":"string","priority":0},
            {"name":"Node","type":"string","priority":1}],
          "rows":[
            {"cells":["web-1","1/1",0,"node01"],
             "object":{"metadata":{"name":"web-1","namespace":"default","labels":{"app":"web","tier":"front"}}}},
            {"cells":["database","0/1",12,"node02"],
             "object":{"metadata":{"name":"database","namespace":"shop"}}}]}
          """);
  private static final Json NODES =
      Json.parse(
          """
          {"kind":"Table","apiVersion":"meta.k8s.io/v1",
          "columnDefinitions":[{"name":"Name","type":"string","format":"name","priority":0}],
          "rows":[{"cells":["node01"],"object":{"metadata":{"name":"node01"}}}]}
          """);
  private static final Json POD =
      Json.parse(
          """
          {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"default",
          "managedFields":[{"manager":"kubectl"}]},"spec":{"nodeName":"node01"}}
          """);

  private final CannedApi api =
      new CannedApi()
          .reply("GET /api/v1/namespaces/default/pods", PODS)
          .reply("GET /api/v1/namespaces/default/pods/web-1", POD)
          .reply("GET /api/v1/pods", PODS)
          .reply("GET /api/v1/nodes", NODES);
  private final Workstation workstation = new Workstation(api);

  private String out(String... words) {
    Outcome outcome = workstation.kubectl(words);
    assertThat(outcome.err()).isEmpty();
    return outcome.out();
  }

  @Test
  void printsTheServersTable() {
    assertThat(out("get", "po"))
        .isEqualTo(
            """
            NAME       READY   RESTARTS
            web-1      1/1     0
            database   0/1     12
            """);
    Request request = api.requests().getLast();
    assertThat(request.header("accept")).isEqualTo(Request.ACCEPT_TABLE);
    assertThat(request.parameter("limit")).isEqualTo("500");
  }

  @Test
  void printsMoreColumnsWhenAsked() {
    assertThat(out("get", "pods", "-A", "-o", "wide", "-L", "app", "--show-labels"))
        .isEqualTo(
            """
            NAMESPACE   NAME       READY   RESTARTS   NODE     APP   LABELS
            default     web-1      1/1     0          node01   web   app=web,tier=front
            shop        database   0/1     12         node02         <none>
            """);
  }

  @Test
  void separatesTypesAndNamesTheirKinds() {
    assertThat(out("get", "nodes,pods"))
        .isEqualTo(
            """
            NAME
            node/node01

            NAME           READY   RESTARTS
            pod/web-1      1/1     0
            pod/database   0/1     12
            """);
    assertThat(out("get", "no,po", "--no-headers"))
        .isEqualTo("node/node01\npod/web-1      1/1   0\npod/database   0/1   12\n");
  }

  @Test
  void printsOneObjectWithoutManagedFields() {
    assertThat(out("get", "pod", "web-1", "-o", "yaml"))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-1
              namespace: default
            spec:
              nodeName: node01
            """);
    assertThat(out("get", "pod/web-1", "-ojsonpath={.spec.nodeName}")).isEqualTo("node01");
    assertThat(out("get", "pod/web-1", "-o", "name")).isEqualTo("pod/web-1\n");
    assertThat(out("get", "po", "web-1", "-o", "custom-columns=N:.metadata.name,X:.spec.x"))
        .isEqualTo("N       X\nweb-1   <none>\n");
  }

  @Test
  void tellsWhatIsNotThere() {
    assertThat(workstation.kubectl("get", "gizmos").err())
        .isEqualTo("error: the server doesn't have a resource type \"gizmos\"\n");
    assertThat(workstation.kubectl("get", "pod", "a", "b").err())
        .isEqualTo(
            """
            Error from server (NotFound): pods "a" not found
            Error from server (NotFound): pods "b" not found
            """);
    assertThat(workstation.kubectl("get", "po,no", "x").err())
        .isEqualTo(
            """
            Error from server (NotFound): pods "x" not found
            Error from server (NotFound): nodes "x" not found
            """);
    assertThat(workstation.kubectl("get", "pod", "a", "--ignore-not-found"))
        .isEqualTo(new Outcome("", "", 0));
  }

  @Test
  void tellsThatThereIsNothing() {
    api.reply(
        "GET /api/v1/namespaces/kube-public/pods",
        ((JsonObject) PODS).with("rows", Json.arrayOf()));
    assertThat(workstation.kubectl("get", "pods", "-nkube-public"))
        .isEqualTo(new Outcome("", "No resources found in kube-public namespace.\n", 0));
  }

  @Test
  void complainsAboutMissingTypesAndFormats() {
    assertThat(workstation.kubectl("get"))
        .isEqualTo(
            new Outcome(
                "",
                """
                You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

                error: Required resource not specified.
                Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
                See 'kubectl get -h' for help and examples
                """,
                1));
    assertThat(workstation.kubectl("get", "pod", "web-1", "-o", "xml").err())
        .isEqualTo(
            "error: unable to match a printer suitable for the output format \"xml\", allowed"
                + " formats are: custom-columns,custom-columns-file,go-template,go-template-file,"
                + "json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,"
                + "wide,yaml\n");
    assertThat(workstation.kubectl("get", "pods", "x", "-A").err())
        .isEqualTo("error: a resource cannot be retrieved by name across all namespaces\n");
  }

  @Test
  void sortsByAField() {
    assertThat(out("get", "pods", "--sort-by=.metadata.name"))
        .isEqualTo(
            """
            NAME       READY   RESTARTS
            database   0/1     12
            web-1      1/1     0
            """);
  }

  @Test
  void followsChangesUntilItIsInterrupted() {
    Workstation.Running running = workstation.start("get", "pods", "-w");
    workstation.simulation().runFor(Duration.ofSeconds(1));
    api.watches().getFirst().event("MODIFIED", ((JsonObject) PODS).remove("columnDefinitions"));
    workstation.simulation().runFor(Duration.ofSeconds(1));
    running.process().signal(Signal.INT, null);
    workstation.simulation().runFor(Duration.ofSeconds(1));
    assertThat(running.process().isDone()).isTrue();
    assertThat(running.output())
        .isEqualTo(
            """
            NAME       READY   RESTARTS
            web-1      1/1     0
            database   0/1     12
            web-1      1/1     0
            database   0/1     12
            """);
    assertThat(api.requests().getLast().parameter("resourceVersion")).isEqualTo("9");
  }
}
