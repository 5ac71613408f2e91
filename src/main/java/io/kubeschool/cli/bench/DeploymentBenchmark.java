package io.kubeschool.cli.bench;

import io.kubeschool.world.World;
import io.kubeschool.world.WorldSpec;
import java.io.IOException;
import java.util.List;

/** A Deployment of ten replicas, from its creation until all are ready, at full speed. */
public final class DeploymentBenchmark implements Benchmark {

  private static final int REPLICAS = 10;
  private static final int WARM_UP = 30;
  private static final int TIMES = 31;

  @Override
  public String name() {
    return "deployment";
  }

  @Override
  public List<Figure> run() throws IOException {
    try (World world = new World(WorldSpec.of(1))) {
      Pods pods = new Pods(world);
      Samples.of(WARM_UP, () -> deploy(pods));
      Samples samples = Samples.measured(TIMES, () -> deploy(pods));
      return List.of(
          new Figure("a Deployment of 10 from create to ready", samples.toString(), "20 ms"));
    }
  }

  private static long deploy(Pods pods) {
    long start = System.nanoTime();
    pods.deploy("web", REPLICAS);
    long took = System.nanoTime() - start;
    pods.delete("web");
    return took;
  }
}
