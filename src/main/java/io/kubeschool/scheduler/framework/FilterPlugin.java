package io.kubeschool.scheduler.framework;

import java.util.Set;

/**
 * Says on which nodes a pod may run. Models kube-scheduler framework: PreFilterPlugin, FilterPlugin
 * and EnqueueExtensions.
 */
public interface FilterPlugin {

  /** Its name in messages, {@code NodeAffinity}. */
  String name();

  /** Looks at the pod once, before the nodes one by one. */
  Preparation prepare(PodInfo pod, Snapshot snapshot);

  /** Whether that event may make a pod schedulable that this plug-in turned down. */
  boolean mayHelp(PodInfo pod, ClusterEvent event);

  /** Looks at one node. */
  @FunctionalInterface
  interface NodeFilter {
    /** Whether the pod may run there. */
    Status filter(NodeInfo node);
  }

  /** What came of looking at the pod. */
  sealed interface Preparation {
    /** It has nothing to say about this pod. */
    Preparation SKIP = new Skip();

    /** It wants to look at the nodes. */
    static Preparation filter(NodeFilter filter) {
      return new Filter(filter, null);
    }

    /** The pod fits nowhere. */
    static Preparation reject(Status status) {
      return new Reject(status);
    }

    /** Nothing to say. */
    record Skip() implements Preparation {}

    /** The pod fits nowhere. */
    record Reject(Status status) implements Preparation {}

    /**
     * Look at the nodes.
     *
     * @param only the names of the only nodes that come into question, or null for all
     */
    record Filter(NodeFilter filter, Set<String> only) implements Preparation {}
  }
}
