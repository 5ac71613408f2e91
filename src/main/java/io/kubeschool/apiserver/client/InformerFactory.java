package io.kubeschool.apiserver.client;

import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The informers that the parts of one component share, one per kind. Models client-go informers:
 * SharedInformerFactory.
 */
public final class InformerFactory {

  private final Simulation simulation;
  private final ApiClient client;
  private final Map<ResourceKind, SharedInformer> informers = new LinkedHashMap<>();
  private boolean started;

  /** A factory without informers. */
  public InformerFactory(Simulation simulation, ApiClient client) {
    this.simulation = simulation;
    this.client = client;
  }

  /** The informer of that kind; started at once if the others are. */
  public SharedInformer of(ResourceKind kind) {
    SharedInformer informer = informers.get(kind);
    if (informer == null) {
      informer = new SharedInformer(simulation, client, kind);
      informers.put(kind, informer);
      if (started) {
        informer.start();
      }
    }
    return informer;
  }

  /** Starts all of them, in the order in which they were asked for. */
  public void start() {
    started = true;
    new ArrayList<>(informers.values()).forEach(SharedInformer::start);
  }

  /** Stops all of them. */
  public void stop() {
    informers.values().forEach(SharedInformer::stop);
  }
}
