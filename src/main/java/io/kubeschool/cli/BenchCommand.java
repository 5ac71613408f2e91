package io.kubeschool.cli;

import io.kubeschool.cli.bench.Benchmark;
import io.kubeschool.cli.bench.BootBenchmark;
import io.kubeschool.cli.bench.ContentBenchmark;
import io.kubeschool.cli.bench.DeploymentBenchmark;
import io.kubeschool.cli.bench.Figure;
import io.kubeschool.cli.bench.GetPodsBenchmark;
import io.kubeschool.cli.bench.ManyPodsBenchmark;
import io.kubeschool.cli.bench.StartBenchmark;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the simulation costs; docs/benchmarks.md keeps the figures. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what the simulation costs.")
final class BenchCommand implements Callable<Integer> {

  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new BootBenchmark(),
          new StartBenchmark(),
          new GetPodsBenchmark(),
          new DeploymentBenchmark(),
          new ManyPodsBenchmark(),
          new ContentBenchmark(LearnerFolder.content()));

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "boot, start, get, deployment, pods, content (default: all)")
  private List<String> wanted = List.of();

  @Override
  public Integer call() throws IOException {
    List<String> known = BENCHMARKS.stream().map(Benchmark::name).toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no benchmark '" + name + "', but " + String.join(", ", known));
      }
    }
    System.out.printf("%-46s %-28s %s%n", "WHAT", "MEASURED", "GOAL");
    for (Benchmark benchmark : BENCHMARKS) {
      if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
        for (Figure figure : benchmark.run()) {
          System.out.printf("%-46s %-28s %s%n", figure.what(), figure.value(), figure.goal());
        }
      }
    }
    return 0;
  }
}
