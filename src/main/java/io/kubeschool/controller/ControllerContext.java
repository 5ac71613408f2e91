package io.kubeschool.controller;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.sim.Simulation;
import java.util.List;

/**
 * What every controller of the controller manager is given. Models cmd/kube-controller-manager/app:
 * ControllerContext.
 *
 * @param simulation the timeline
 * @param api the way to the cluster
 * @param informers the caches that they share
 */
public record ControllerContext(Simulation simulation, Api api, InformerFactory informers) {

  private static final String PROGRAM = "kube-controller-manager";

  /** The context of one controller manager. */
  public static ControllerContext of(Simulation simulation, Api api) {
    return new ControllerContext(
        simulation,
        api,
        new InformerFactory(simulation, new ApiClient(api, User.system(PROGRAM), PROGRAM)));
  }

  /**
   * The client of a controller, which has a service account of its own.
   *
   * @param name such as {@code replicaset-controller}
   */
  public ApiClient client(String name) {
    return new ApiClient(
        api,
        new User(
            "system:serviceaccount:kube-system:" + name,
            List.of(
                "system:serviceaccounts",
                "system:serviceaccounts:kube-system",
                "system:authenticated")),
        PROGRAM);
  }

  /** A recorder of events from a component whose service account has the same name. */
  public EventRecorder recorder(String component) {
    return recorder(component, component);
  }

  /**
   * A recorder of events from that component.
   *
   * @param account the service account that may write them
   */
  public EventRecorder recorder(String component, String account) {
    return new EventRecorder(simulation, client(account), component, "");
  }
}
