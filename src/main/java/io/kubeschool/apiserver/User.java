package io.kubeschool.apiserver;

import java.util.List;

/**
 * Who asks, as authentication found out. Models apiserver pkg/authentication/user.
 *
 * @param name such as {@code kubernetes-admin} or {@code system:serviceaccount:default:default}
 * @param groups such as {@code system:authenticated}
 */
public record User(String name, List<String> groups) {

  /** The learner's. */
  public static final User ADMIN =
      new User("kubernetes-admin", List.of("kubeadm:cluster-admins", "system:authenticated"));

  /** A control-plane component's, {@code system:kube-scheduler} and the like. */
  public static User system(String component) {
    return new User("system:" + component, List.of("system:authenticated"));
  }

  /** The kubelet's of that node. */
  public static User node(String node) {
    return new User("system:node:" + node, List.of("system:nodes", "system:authenticated"));
  }
}
