package io.kubeschool.kubectl.verb.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebugProfileTest {

  private static final JsonObject POD =
      (JsonObject)
          Json.parse(
              """
              {"metadata":{"labels":{"a":"b"},"name":"web"},"spec":{
              "initContainers":[{"name":"first"}],
              "containers":[{"name":"main","livenessProbe":{}},{"name":"dbg"}]}}
              """);
  private static final ParsedFlags FLAGS =
      FlagSet.of(
              b -> {
                for (String part :
                    List.of("labels", "annotations", "liveness", "readiness", "startup")) {
                  b.bool("keep-" + part, "", false, "");
                }
                b.bool("keep-init-containers", "", true, "");
              })
          .parse(List.of("--keep-labels"), true);

  private static String applied(String profile, DebugStyle style) {
    return DebugProfile.of(profile).apply(style, POD, "dbg", FLAGS).toText();
  }

  @Test
  void letsACopyBeTraced() {
    assertThat(applied("general", DebugStyle.COPY))
        .isEqualTo(
            "{\"metadata\":{\"labels\":{\"a\":\"b\"},\"name\":\"web\"},"
                + "\"spec\":{\"containers\":[{\"name\":\"main\"},{\"name\":\"dbg\","
                + "\"securityContext\":{\"capabilities\":{\"add\":[\"SYS_PTRACE\"]}}}],"
                + "\"initContainers\":[{\"name\":\"first\"}],\"shareProcessNamespace\":true}}");
  }

  @Test
  void restrictsAsAsked() {
    assertThat(applied("restricted", DebugStyle.EPHEMERAL))
        .contains(
            "{\"name\":\"dbg\",\"securityContext\":{\"allowPrivilegeEscalation\":false,"
                + "\"capabilities\":{\"drop\":[\"ALL\"]},\"runAsNonRoot\":true,"
                + "\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}}");
  }

  @Test
  void opensTheNode() {
    assertThat(applied("sysadmin", DebugStyle.NODE))
        .contains("\"hostIPC\":true,\"hostNetwork\":true,\"hostPID\":true")
        .contains("\"privileged\":true")
        .contains("\"volumes\":[{\"hostPath\":{\"path\":\"/\"},\"name\":\"host-root\"}]")
        .contains("\"volumeMounts\":[{\"mountPath\":\"/host\",\"name\":\"host-root\"}]");
    assertThat(applied("netadmin", DebugStyle.NODE))
        .contains("\"add\":[\"NET_ADMIN\",\"NET_RAW\"]")
        .doesNotContain("host-root");
  }

  @Test
  void knowsItsProfiles() {
    assertThat(DebugProfile.of("baseline")).isEqualTo(DebugProfile.BASELINE);
    assertThatThrownBy(() -> DebugProfile.of("nope")).hasMessage("unknown profile: nope");
  }
}
