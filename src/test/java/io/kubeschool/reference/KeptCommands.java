package io.kubeschool.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The commands whose answers must stay the same as a real cluster's: per transcript their numbers
 * (1 is the first), or {@code all}. The list only grows.
 */
final class KeptCommands {

  private static final String ALL = "all";

  private final Map<String, Set<String>> kept;

  private KeptCommands(Map<String, Set<String>> kept) {
    this.kept = kept;
  }

  /** Reads the list; a file that is not there is an empty one. */
  static KeptCommands read(Path file) {
    try {
      return of(Files.exists(file) ? Files.readAllLines(file) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeptCommands of(List<String> lines) {
    Map<String, Set<String>> kept = new TreeMap<>();
    for (String line : lines) {
      List<String> words = new ArrayList<>(Arrays.asList(line.strip().split(" ")));
      kept.put(words.removeFirst(), Set.copyOf(words));
    }
    return new KeptCommands(kept);
  }

  /** Whether the answer to that command of that transcript must stay the same. */
  boolean contains(String transcript, int number) {
    Set<String> numbers = kept.getOrDefault(transcript, Set.of());
    return numbers.contains(ALL) || numbers.contains(String.valueOf(number));
  }

  /** The list with what is the same now added to it. */
  List<String> with(Map<String, List<Comparison.Result>> played) {
    Map<String, String> lines = new TreeMap<>();
    kept.forEach((name, numbers) ->
        lines.put(
            name,
            numbers.stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(n -> n))
                .collect(Collectors.joining(" "))));
    played.forEach((name, results) -> {
      Set<Integer> numbers = new TreeSet<>();
      results.stream()
          .filter(r -> r.same() || contains(name, r.number()))
          .forEach(r -> numbers.add(r.number()));
      if (numbers.size() == results.size()) {
        lines.put(name, ALL);
      } else if (!numbers.isEmpty()) {
        lines.put(name, numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
      }
    });
    return lines.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }
}
