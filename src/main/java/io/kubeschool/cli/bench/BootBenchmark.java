package io.kubeschool.cli.bench;

import io.kubeschool.world.World;
import io.kubeschool.world.WorldSpec;
import java.io.IOException;
import java.util.List;

/** A lesson's cluster, from nothing to the learner's prompt; undo and resume pay it as well. */
public final class BootBenchmark implements Benchmark {

  private static final int TIMES = 25;

  @Override
  public String name() {
    return "boot";
  }

  @Override
  public List<Figure> run() throws IOException {
    Samples first = Samples.of(1, BootBenchmark::boot);
    Samples later = Samples.of(TIMES, BootBenchmark::boot);
    return List.of(
        Figure.of("a new world, the first in this JVM", String.format("%.0f ms", first.median())),
        Figure.of("a new world, warm", later.toString()));
  }

  private static void boot() {
    new World(WorldSpec.of(1)).close();
  }
}
