package io.kubeschool.cli.bench;

import io.kubeschool.world.World;
import io.kubeschool.world.WorldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pods by the thousand: created, scheduled and running per second on 500 nodes, whether a pod costs
 * the same among 5,000 as among 500, and the heap that they leave.
 */
public final class ManyPodsBenchmark implements Benchmark {

  private static final int NODES = 500;
  private static final int REPLICAS = 100;

  @Override
  public String name() {
    return "pods";
  }

  @Override
  public List<Figure> run() {
    deploy(100, 500);
    double few = deploy(NODES, 500).perPod();
    Result many = deploy(NODES, 5000);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("500 nodes booted", String.format("%.1f s", many.bootNanos() / 1e9)));
    figures.add(
        new Figure(
            "5,000 pods on 500 nodes, per second",
            String.format("%,.0f", 1e9 / many.perPod()),
            "> 1,000"));
    figures.add(new Figure("heap after it", (many.heap() >> 20) + " MB", "< 400 MB"));
    figures.add(
        new Figure(
            "cost of a pod, of 5,000 against of 500",
            String.format(
                "%.0f us / %.0f us = %.2f", many.perPod() / 1e3, few / 1e3, many.perPod() / few),
            "< 1.5"));
    return figures;
  }

  private record Result(long bootNanos, double perPod, long heap) {}

  private static Result deploy(int nodes, int count) {
    WorldSpec usual = WorldSpec.of(1);
    List<String> names = IntStream.rangeClosed(1, nodes).mapToObj(i -> "node" + i).toList();
    long boot = System.nanoTime();
    try (World world = new World(new WorldSpec(1, usual.start(), names))) {
      Pods pods = new Pods(world);
      long start = System.nanoTime();
      for (int i = 0; i < count; i += REPLICAS) {
        pods.create("web" + i, REPLICAS);
      }
      for (int i = 0; i < count; i += REPLICAS) {
        pods.await("web" + i, REPLICAS);
      }
      long took = System.nanoTime() - start;
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long heap = runtime.totalMemory() - runtime.freeMemory();
      pods.delete("web0");
      return new Result(start - boot, (double) took / count, heap);
    }
  }
}
