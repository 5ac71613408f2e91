package io.kubeschool.apiserver.server;

import io.kubeschool.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present time as it is written in objects, in whole seconds. Models meta/v1: Time. */
final class Timestamps {

  private final Simulation simulation;
  private long second = Long.MIN_VALUE;
  private String text;

  Timestamps(Simulation simulation) {
    this.simulation = simulation;
  }

  String now() {
    Instant now = simulation.now();
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      text = now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    return text;
  }

  String after(long seconds) {
    return simulation.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds).toString();
  }
}
