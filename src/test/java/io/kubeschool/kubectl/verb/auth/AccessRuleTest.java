package io.kubeschool.kubectl.verb.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

  private static JsonObject rule(String json) {
    return (JsonObject) Json.parse(json);
  }

  @Test
  void joinsRulesThatDifferByVerb() {
    List<AccessRule> rules =
        AccessRule.of(
            List.of(
                rule(
                    """
                    {"verbs":["get","list"],"apiGroups":[""],"resources":["pods","pods/log"]}
                    """),
                rule("{\"verbs\":[\"watch\"],\"apiGroups\":[\"\"],\"resources\":[\"pods\"]}"),
                rule(
                    """
                    {"verbs":["create"],"apiGroups":["apps"],"resources":["deployments/scale"],
                    "resourceNames":["web"]}
                    """)),
            List.of(rule("{\"verbs\":[\"get\"],\"nonResourceURLs\":[\"/api\",\"/api/*\"]}")));
    assertThat(rules.stream().map(AccessRule::line))
        .containsExactly(
            "deployments.apps/scale\t[]\t[web]\t[create]\n",
            "pods\t[]\t[]\t[get list watch]\n",
            "pods/log\t[]\t[]\t[get list]\n",
            "\t[/api/*]\t[]\t[get]\n",
            "\t[/api]\t[]\t[get]\n");
  }
}
