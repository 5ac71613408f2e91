package io.kubeschool.cli;

import io.kubeschool.world.WorldSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What cluster to make. */
final class ClusterOptions {

  @Option(
      names = "--nodes",
      paramLabel = "N|NAMES",
      description = "how many nodes, or their names with commas between (default: node01,node02)")
  String nodes = "node01,node02";

  @Option(
      names = "--seed",
      description = "what all chance in the cluster derives from (default: ${DEFAULT-VALUE})")
  long seed = 1;

  WorldSpec spec() {
    WorldSpec standard = WorldSpec.of(seed);
    return new WorldSpec(seed, standard.start(), names());
  }

  private List<String> names() {
    if (nodes.matches("\\d{1,4}")) {
      int count = Integer.parseInt(nodes);
      if (count == 0) {
        throw new IllegalArgumentException("--nodes: a cluster needs at least one node");
      }
      return IntStream.rangeClosed(1, count).mapToObj(i -> String.format("node%02d", i)).toList();
    }
    List<String> names =
        Arrays.stream(nodes.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("--nodes: a cluster needs at least one node");
    }
    for (String name : names) {
      if (!name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
        throw new IllegalArgumentException(
            "--nodes: '" + name + "' is no name for a node (lower-case letters, digits, - and .)");
      }
    }
    return names;
  }
}
