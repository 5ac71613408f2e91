package io.kubeschool.controller;

import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a controller has done and not yet seen in its cache, so that it does not do it again. Models
 * pkg/controller/controller_utils.go: UIDTrackingControllerExpectations.
 */
public final class Expectations {

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Simulation simulation;
  private final Map<ObjectKey, Expected> expected = new HashMap<>();

  /** Nothing expected. */
  public Expectations(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Whether all that was expected has been seen, or has been waited for too long. */
  public boolean isSatisfied(ObjectKey owner) {
    Expected e = expected.get(owner);
    return e == null
        || (e.creations <= 0 && e.deletions.isEmpty())
        || Duration.between(e.since, simulation.now()).compareTo(TIMEOUT) > 0;
  }

  /** Expects that many creations and nothing else. */
  public void expectCreations(ObjectKey owner, int count) {
    expected.put(owner, new Expected(count, new HashSet<>(), simulation.now()));
  }

  /** Expects those deletions and nothing else. */
  public void expectDeletions(ObjectKey owner, Collection<ObjectKey> deleted) {
    expected.put(owner, new Expected(0, new HashSet<>(deleted), simulation.now()));
  }

  /** Expects that many creations and those deletions, and nothing else. */
  public void expect(ObjectKey owner, int creations, Collection<ObjectKey> deleted) {
    expected.put(owner, new Expected(creations, new HashSet<>(deleted), simulation.now()));
  }

  /** A creation was seen, or will not happen. */
  public void creationObserved(ObjectKey owner) {
    Expected e = expected.get(owner);
    if (e != null) {
      e.creations--;
    }
  }

  /** A deletion was seen, or will not happen. */
  public void deletionObserved(ObjectKey owner, ObjectKey deleted) {
    Expected e = expected.get(owner);
    if (e != null) {
      e.deletions.remove(deleted);
    }
  }

  /** Forgets an owner that is gone. */
  public void forget(ObjectKey owner) {
    expected.remove(owner);
  }

  private static final class Expected {
    private int creations;
    private final Set<ObjectKey> deletions;
    private final Instant since;

    Expected(int creations, Set<ObjectKey> deletions, Instant since) {
      this.creations = creations;
      this.deletions = deletions;
      this.since = since;
    }
  }
}
