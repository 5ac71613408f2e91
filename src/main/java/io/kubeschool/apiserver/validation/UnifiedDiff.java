package io.kubeschool.apiserver.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The unified difference of two texts, with three lines around each change and no headers. Models
 * github.com/pmezard/go-difflib, a port of Python's difflib: the longest matching block first,
 * lines that are all too frequent left out of the search.
 */
final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final int FREQUENT_FROM = 200;

  /** Equal lines: {@code size} of them from there. */
  private record Block(int a, int b, int size) {}

  /** What to do with lines of a to have those of b. */
  private record Change(boolean equal, int a1, int a2, int b1, int b2) {}

  private final List<String> a;
  private final List<String> b;
  private final Map<String, List<Integer>> placesInB = new HashMap<>();

  private UnifiedDiff(String a, String b) {
    this.a = List.of(a.split("\n", -1));
    this.b = List.of(b.split("\n", -1));
    for (int i = 0; i < this.b.size(); i++) {
      placesInB.computeIfAbsent(this.b.get(i), line -> new ArrayList<>()).add(i);
    }
    int lines = this.b.size();
    if (lines >= FREQUENT_FROM) {
      placesInB.values().removeIf(places -> places.size() > lines / 100 + 1);
    }
  }

  /** The difference; "" if there is none. */
  static String of(String a, String b) {
    return new UnifiedDiff(a, b).write();
  }

  private Block longest(int a1, int a2, int b1, int b2) {
    int bestA = a1;
    int bestB = b1;
    int best = 0;
    Map<Integer, Integer> lengths = Map.of();
    for (int i = a1; i < a2; i++) {
      Map<Integer, Integer> next = new HashMap<>();
      for (int j : placesInB.getOrDefault(a.get(i), List.of())) {
        if (j < b1) {
          continue;
        }
        if (j >= b2) {
          break;
        }
        int length = lengths.getOrDefault(j - 1, 0) + 1;
        next.put(j, length);
        if (length > best) {
          bestA = i - length + 1;
          bestB = j - length + 1;
          best = length;
        }
      }
      lengths = next;
    }
    while (bestA > a1 && bestB > b1 && a.get(bestA - 1).equals(b.get(bestB - 1))) {
      bestA--;
      bestB--;
      best++;
    }
    while (bestA + best < a2
        && bestB + best < b2
        && a.get(bestA + best).equals(b.get(bestB + best))) {
      best++;
    }
    return new Block(bestA, bestB, best);
  }

  private void match(int a1, int a2, int b1, int b2, List<Block> blocks) {
    Block block = longest(a1, a2, b1, b2);
    if (block.size() == 0) {
      return;
    }
    if (a1 < block.a() && b1 < block.b()) {
      match(a1, block.a(), b1, block.b(), blocks);
    }
    blocks.add(block);
    if (block.a() + block.size() < a2 && block.b() + block.size() < b2) {
      match(block.a() + block.size(), a2, block.b() + block.size(), b2, blocks);
    }
  }

  private List<Change> changes() {
    List<Block> blocks = new ArrayList<>();
    match(0, a.size(), 0, b.size(), blocks);
    blocks.add(new Block(a.size(), b.size(), 0));
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (Block block : blocks) {
      if (i < block.a() || j < block.b()) {
        changes.add(new Change(false, i, block.a(), j, block.b()));
      }
      i = block.a() + block.size();
      j = block.b() + block.size();
      if (block.size() > 0) {
        changes.add(new Change(true, block.a(), i, block.b(), j));
      }
    }
    return joined(changes);
  }

  /** Neighbouring matches are one. */
  private static List<Change> joined(List<Change> changes) {
    List<Change> joined = new ArrayList<>();
    for (Change change : changes) {
      Change last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.equal() && change.equal()) {
        joined.set(
            joined.size() - 1, new Change(true, last.a1(), change.a2(), last.b1(), change.b2()));
      } else {
        joined.add(change);
      }
    }
    return joined;
  }

  private List<List<Change>> groups() {
    List<Change> changes = changes();
    if (changes.isEmpty() || changes.size() == 1 && changes.getFirst().equal()) {
      return List.of();
    }
    Change first = changes.getFirst();
    if (first.equal()) {
      changes.set(
          0,
          new Change(
              true,
              Math.max(first.a1(), first.a2() - CONTEXT),
              first.a2(),
              Math.max(first.b1(), first.b2() - CONTEXT),
              first.b2()));
    }
    Change last = changes.getLast();
    if (last.equal()) {
      changes.set(changes.size() - 1, head(last));
    }
    List<List<Change>> groups = new ArrayList<>();
    List<Change> group = new ArrayList<>();
    for (Change change : changes) {
      Change rest = change;
      if (change.equal() && change.a2() - change.a1() > 2 * CONTEXT) {
        group.add(head(change));
        groups.add(group);
        group = new ArrayList<>();
        rest =
            new Change(
                true, change.a2() - CONTEXT, change.a2(), change.b2() - CONTEXT, change.b2());
      }
      group.add(rest);
    }
    if (!group.isEmpty() && !(group.size() == 1 && group.getFirst().equal())) {
      groups.add(group);
    }
    return groups;
  }

  private static Change head(Change change) {
    return new Change(
        true,
        change.a1(),
        Math.min(change.a2(), change.a1() + CONTEXT),
        change.b1(),
        Math.min(change.b2(), change.b1() + CONTEXT));
  }

  private String write() {
    StringBuilder text = new StringBuilder();
    for (List<Change> group : groups()) {
      Change first = group.getFirst();
      Change last = group.getLast();
      text.append("@@ -")
          .append(range(first.a1(), last.a2()))
          .append(" +")
          .append(range(first.b1(), last.b2()))
          .append(" @@\n");
      for (Change change : group) {
        if (change.equal()) {
          lines(' ', a, change.a1(), change.a2(), text);
        } else {
          lines('-', a, change.a1(), change.a2(), text);
          lines('+', b, change.b1(), change.b2(), text);
        }
      }
    }
    return text.toString();
  }

  private static void lines(char sign, List<String> lines, int from, int to, StringBuilder text) {
    lines.subList(from, to).forEach(line -> text.append(sign).append(line).append('\n'));
  }

  private static String range(int from, int to) {
    int length = to - from;
    if (length == 1) {
      return Integer.toString(from + 1);
    }
    return (length == 0 ? from : from + 1) + "," + length;
  }
}
