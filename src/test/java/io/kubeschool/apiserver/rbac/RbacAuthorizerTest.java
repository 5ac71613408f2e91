package io.kubeschool.apiserver.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.server.ApiServer;
import io.kubeschool.apiserver.server.Bootstrap;
import io.kubeschool.apiserver.server.Hooks;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Simulation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RbacAuthorizerTest {

  private static final User PAUL = new User("paul", List.of("readers", "system:authenticated"));
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api =
      new ApiServer(
          simulation,
          new Hooks(
              Hooks.TRIVIAL.decoder(),
              Hooks.TRIVIAL.defaulter(),
              Hooks.TRIVIAL.validator(),
              Hooks.TRIVIAL.patcher(),
              RbacAuthorizer::new));

  RbacAuthorizerTest() {
    new Bootstrap(simulation, api).start();
  }

  @Test
  void refusesInUpstreamsWords() {
    assertThat(get(PAUL, PODS).message())
        .isEqualTo(
            "pods is forbidden: User \"paul\" cannot list resource \"pods\" in API group \"\" in"
                + " the namespace \"default\"");
    assertThat(get(PAUL, "/api/v1/nodes/node01").message())
        .isEqualTo(
            "nodes \"node01\" is forbidden: User \"paul\" cannot get resource \"nodes\" in API"
                + " group \"\" at the cluster scope");
    assertThat(get(PAUL, "/metrics").message())
        .isEqualTo("forbidden: User \"paul\" cannot get path \"/metrics\"");
    assertThat(get(PAUL, "/version").code()).isEqualTo(200);
  }

  @Test
  void allowsWhatTheRolesOfAGroupAllowAndNoMore() {
    create(
        RBAC + "/roles",
        "{metadata: {name: r}, rules: [{apiGroups: [''], resources: [pods], verbs: [get, list]}]}");
    create(RBAC + "/rolebindings", binding("Role", "r"));

    assertThat(get(PAUL, PODS).code()).isEqualTo(200);
    assertThat(get(PAUL, PODS + "/a/log").code()).isEqualTo(403);
    assertThat(get(PAUL, "/api/v1/namespaces/kube-system/pods").code()).isEqualTo(403);
    assertThat(api.call(Request.delete(PAUL, PODS + "/a")).code()).isEqualTo(403);
  }

  @Test
  void knowsTheRolesOfEveryCluster() {
    create(RBAC + "/rolebindings", binding("ClusterRole", "edit"));

    assertThat(get(PAUL, PODS + "/a").code()).isEqualTo(404);
    assertThat(api.call(Request.delete(PAUL, PODS + "/a")).code()).isEqualTo(404);
    assertThat(get(PAUL, RBAC + "/roles").code()).isEqualTo(403);
  }

  @Test
  void tellsOfARoleThatIsMissing() {
    create(RBAC + "/rolebindings", binding("Role", "typo"));

    assertThat(get(PAUL, PODS).message())
        .endsWith(
            "in the namespace \"default\": RBAC: role.rbac.authorization.k8s.io \"typo\" not"
                + " found");
  }

  @Test
  void letsAdministratorsActAsOthers() {
    Request request = Request.get(User.ADMIN, PODS).withHeader("impersonate-user", "jane");

    assertThat(api.call(request).message()).contains("User \"jane\" cannot list");
    assertThat(api.call(Request.get(PAUL, PODS).withHeader("impersonate-user", "jane")).message())
        .isEqualTo(
            "users \"jane\" is forbidden: User \"paul\" cannot impersonate resource \"users\" in"
                + " API group \"\" at the cluster scope");
  }

  @Test
  void answersWhoOneIsAndWhatOneMay() {
    JsonObject me =
        api.call(
                Request.post(PAUL, "/apis/authentication.k8s.io/v1/selfsubjectreviews", yaml("{}")))
            .object();
    assertThat(me.string("status", "userInfo", "username")).isEqualTo("paul");

    JsonObject access =
        api.call(
                Request.post(
                    PAUL,
                    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                    yaml(
                        "{spec: {resourceAttributes: {verb: list, resource: pods, namespace:"
                            + " default}}}")))
            .object();
    assertThat(access.object("status").toText()).isEqualTo("{\"allowed\":false}");
  }

  private Reply get(User user, String path) {
    return api.call(Request.get(user, path));
  }

  private void create(String path, String yaml) {
    assertThat(api.call(Request.post(User.ADMIN, path, yaml(yaml))).code()).isEqualTo(201);
  }

  private static String binding(String kind, String role) {
    return "{metadata: {name: b}, roleRef: {kind: "
        + kind
        + ", name: "
        + role
        + "}, subjects: [{kind: Group, name: readers}]}";
  }

  private static JsonObject yaml(String yaml) {
    return (JsonObject) YamlReader.parse(yaml);
  }
}
