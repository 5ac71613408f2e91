package io.kubeschool.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSandboxTest {

  private static final CheckSandbox SANDBOX = new CheckSandbox();

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static Verdict run(String source) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("first", 2);
    weights.put("second", 1);
    return SANDBOX.run(new CheckScript("checks/a.js", source, weights), new View());
  }

  private static Criterion first(String source) {
    return run(source + "; criterion('second', false)").criteria().getFirst();
  }

  @Test
  void reportsCriteriaWithWeightsAndMessages() {
    Verdict verdict =
        run(
            """
            const pods = cluster.list('pods', {labels: {app: 'web'}});
            criterion('first', pods.length === 1 && ready(pods[0]) && owner(pods[0]) === 'ReplicaSet/web');
            criterion('second', image(pods[0]) === 'redis:6',
              {message: 'wrong-image', found: image(pods[0]), wanted: 'redis:6', see: 'kubectl get pods'});
            """);
    assertThat(verdict.score()).isEqualTo(2);
    assertThat(verdict.total()).isEqualTo(3);
    assertThat(verdict.isComplete()).isFalse();
    Criterion second = verdict.criteria().get(1);
    assertThat(second)
        .isEqualTo(
            new Criterion(
                "second",
                1,
                false,
                "wrong-image",
                Map.of("found", "nginx:1.27", "wanted", "redis:6"),
                "kubectl get pods"));
  }

  @Test
  void seesFilesCommandsAndOtherNamespaces() {
    assertThat(
            first(
                    "criterion('first', files.read('web.yaml') === 'kind: Pod\\n' &&"
                        + " files.read('x') === null)")
                .passed())
        .isTrue();
    assertThat(
            first(
                    "criterion('first', commands[0].line === 'get pods' && commands[0].status === 1"
                        + " && output === 'none\\n')")
                .passed())
        .isTrue();
    assertThat(
            first(
                    "criterion('first', cluster.inOtherNamespace('pod', 'web-1', 'prod') ==="
                        + " 'default')")
                .passed())
        .isTrue();
    assertThat(first("criterion('first', cluster.get('pod', 'nobody') === null)").passed())
        .isTrue();
  }

  @Test
  void comparesQuantitiesByValue() {
    assertThat(
            first(
                    "criterion('first', sameQuantity('0.5', '500m') && sameQuantity('1Gi',"
                        + " '1024Mi') && sameQuantity(1, '1e0') && !sameQuantity('1G', '1Gi') &&"
                        + " !sameQuantity('x', 'x'))")
                .passed())
        .isTrue();
  }

  @Test
  void cannotChangeWhatItSees() {
    assertThatThrownBy(() -> run("cluster.get('pod', 'web-1').metadata.name = 'x'"))
        .isInstanceOf(CheckException.class)
        .hasMessageStartingWith("checks/a.js: ");
    assertThatThrownBy(() -> run("cluster.get = 1")).isInstanceOf(CheckException.class);
  }

  @Test
  void namesTheScriptAndTheLineOfAnError() {
    assertThatThrownBy(() -> run("let a = 1;\nnobody.there"))
        .hasMessage("checks/a.js: line 2: ReferenceError: nobody is not defined");
    assertThatThrownBy(() -> run("criterion('third', true)"))
        .hasMessage("checks/a.js: reports the unknown criterion third");
    assertThatThrownBy(() -> run("criterion('first', true)"))
        .hasMessage("checks/a.js: does not report the criterion second");
    assertThatThrownBy(() -> run("cluster.list('spaceships')"))
        .hasMessage("checks/a.js: the cluster has no kind spaceships");
    assertThatThrownBy(() -> run("return true")).hasMessageContaining("returns nothing");
    assertThatThrownBy(() -> run("let let"))
        .hasMessageStartingWith("checks/a.js: line 1: SyntaxError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { try { throw 1 } catch (e) {} }",
        "function f() { f() } f()",
        "function f() { try { f() } catch (e) { f() } } f()",
        "const a = []; while (true) a.push(new Array(1000))",
        "new Array(1e9).fill(0)",
        "'x'.repeat(1e9)",
        "new Uint8Array(1.5e9)",
        "new ArrayBuffer(2e9)",
        "let n = 2n; while (true) n = n * n",
        "let s = 'x'; while (true) s += s",
        "const f = () => Promise.resolve().then(f); f(); while (true) {}",
        "JSON.parse('[' .repeat(1e6))",
        "cluster.list('pods').sort(() => { while (true) {} })",
        "new Proxy({}, {get() { while (true) {} }}).x",
        "Java.type('java.lang.System').exit(1)",
        "Polyglot.eval('js', '1')",
        "load('/etc/passwd')",
        "eval('1')",
        "new Function('return 1')()",
        "cluster.get.constructor('return this')().process.exit()",
        "cluster.list('pods')[0].getClass().forName('java.lang.Runtime')",
      })
  void stopsHostileScriptsAndNamesThem(String source) {
    long started = System.nanoTime();
    assertThatThrownBy(() -> run(source))
        .isInstanceOf(CheckException.class)
        .hasMessageStartingWith("checks/a.js: ");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
  }

  private static final class View implements WorldView {
    private static final JsonObject POD =
        (JsonObject)
            Json.parse(
                """
                {"metadata": {"name": "web-1", "namespace": "default", "labels": {"app": "web"},
                  "ownerReferences": [{"kind": "ReplicaSet", "name": "web", "controller": true}]},
                 "spec": {"containers": [{"name": "main", "image": "nginx:1.27"}]},
                 "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}
                """);

    @Override
    public Optional<JsonObject> get(String kind, String namespace, String name) {
      return list(kind, namespace, "").stream()
          .filter(o -> o.string("metadata", "name").equals(name))
          .findFirst();
    }

    @Override
    public List<JsonObject> list(String kind, String namespace, String selector) {
      if (!kind.startsWith("pod")) {
        throw new IllegalArgumentException("the cluster has no kind " + kind);
      }
      return List.of(POD);
    }

    @Override
    public Optional<String> file(String path) {
      return path.equals("web.yaml") ? Optional.of("kind: Pod\n") : Optional.empty();
    }

    @Override
    public List<TypedCommand> commands() {
      return List.of(new TypedCommand("get pods", "none\n", 1));
    }
  }
}
