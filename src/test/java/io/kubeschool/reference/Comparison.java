package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what a real cluster answered with what ours answers to the same commands. Values that no
 * two clusters share are looked for on both sides alike; those with an identity are paired, one to
 * one for the whole transcript.
 *
 * <p>The rules are those of {@code compare.py} beside the reference transcripts.
 */
final class Comparison {

  /** The kinds with an identity, in the order in which they are paired. */
  private static final List<String> PAIRED =
      List.of(
          "node",
          "hash",
          "minute",
          "name",
          "service-ip",
          "pod-ip",
          "port",
          "uid",
          "event",
          "version");

  private static final String SELF = "\u25CF";
  private static final String UNPAIRED = "\uFFFD";

  /**
   * A command that was compared.
   *
   * @param number 1 is the transcript's first, those that are not compared counted
   */
  record Result(
      int number, String command, List<String> recorded, List<String> actual, boolean same) {

    /** The same command, taken as one whose answer differs. */
    Result asDifferent() {
      return new Result(number, command, recorded, actual, false);
    }
  }

  private record Place(int step, int stream, boolean owner, String text) {}

  private record Pair(char recorded, char actual) {}

  private final Symbols symbols = new Symbols();
  private final Order order = new Order(symbols);
  private final RecordedTranscript want;
  private final List<RecordedTranscript.Answered> got = new ArrayList<>();
  private final Set<Integer> skipped;
  private final List<List<List<AnswerLine>>> recorded;
  private final List<List<List<AnswerLine>>> actual;

  Comparison(RecordedTranscript want, RecordedTranscript answers) {
    this.want = want;
    for (int i = 0; i < want.steps().size(); i++) {
      if (i < answers.steps().size()) {
        got.add(answers.steps().get(i));
      } else {
        RecordedTranscript.Answered none =
            new RecordedTranscript.Answered(want.steps().get(i).command);
        none.out.add("<no answer>");
        none.status = "-";
        got.add(none);
      }
    }
    skipped =
        Pattern.compile("\\d+")
            .matcher(want.headers().getOrDefault("skip-compare", ""))
            .results()
            .map(r -> Integer.valueOf(r.group()))
            .collect(Collectors.toSet());
    recorded = blocks(want.steps());
    actual = blocks(got);
  }

  private List<List<List<AnswerLine>>> blocks(List<RecordedTranscript.Answered> steps) {
    ValueFinder finder = new ValueFinder(want.source(), symbols);
    finder.learn(steps);
    return steps.stream()
        .map(s -> List.of(finder.block(s.out, s.command), finder.block(s.err, s.command)))
        .toList();
  }

  /** The verdict on each command, under the pairing under which the fewest differ. */
  List<Result> results() {
    List<Map<Character, Character>> starts = nodePairings();
    List<Result> best = null;
    long fewest = Long.MAX_VALUE;
    for (Map<Character, Character> start : starts) {
      Map<Character, Character> pairing = start;
      for (int round = 0; round < 2; round++) {
        pairing = pair(pairing, start);
        List<Result> results = judge(pairing);
        long wrong = results.stream().filter(r -> !r.same()).count();
        if (wrong < fewest) {
          fewest = wrong;
          best = results;
        }
        if (wrong == 0) {
          return results;
        }
      }
    }
    return best;
  }

  private List<Map<Character, Character>> nodePairings() {
    List<Character> mine = marks(recorded, "node");
    List<Character> other = marks(actual, "node");
    if (other.isEmpty() || other.size() != mine.size() || other.size() > 3) {
      return List.of(Map.of());
    }
    List<Map<Character, Character>> pairings = new ArrayList<>();
    permute(other, 0, mine, pairings);
    return pairings;
  }

  private static void permute(
      List<Character> other,
      int from,
      List<Character> mine,
      List<Map<Character, Character>> pairings) {
    if (from == other.size()) {
      Map<Character, Character> pairing = new HashMap<>();
      for (int i = 0; i < mine.size(); i++) {
        pairing.put(other.get(i), mine.get(i));
      }
      pairings.add(pairing);
      return;
    }
    for (int i = from; i < other.size(); i++) {
      List<Character> next = new ArrayList<>(other);
      next.add(from, next.remove(i));
      permute(next, from + 1, mine, pairings);
    }
  }

  private List<Character> marks(List<List<List<AnswerLine>>> side, String kind) {
    Set<Character> seen = new LinkedHashSet<>();
    side.forEach(streams ->
        streams.forEach(lines ->
            lines.forEach(line -> {
              for (char c : line.text.toCharArray()) {
                if (kind.equals(symbols.kind(c))) {
                  seen.add(c);
                }
              }
            })));
    return new ArrayList<>(seen);
  }

  private Map<Character, Map<Place, Integer>> places(
      List<List<List<AnswerLine>>> side, String kind, Map<Character, Character> pairing) {
    Map<Character, Map<Place, Integer>> found = new LinkedHashMap<>();
    for (int i = 0; i < side.size(); i++) {
      for (int j = 0; j < side.get(i).size(); j++) {
        for (AnswerLine line : side.get(i).get(j)) {
          String text = line.text.replaceAll(" +", " ");
          for (char c : symbolsOf(line.text, kind)) {
            note(found, c, new Place(i, j, false, around(text, c, pairing)));
          }
          for (char c : symbolsOf(line.owner, kind)) {
            note(found, c, new Place(i, j, true, around(text, c, pairing)));
          }
        }
      }
    }
    return found;
  }

  private static void note(Map<Character, Map<Place, Integer>> found, char c, Place place) {
    found.computeIfAbsent(c, x -> new LinkedHashMap<>()).merge(place, 1, Integer::sum);
  }

  private Set<Character> symbolsOf(String text, String kind) {
    Set<Character> found = new LinkedHashSet<>();
    for (char c : text.toCharArray()) {
      if (kind.equals(symbols.kind(c))) {
        found.add(c);
      }
    }
    return found;
  }

  private String around(String text, char self, Map<Character, Character> pairing) {
    StringBuilder result = new StringBuilder();
    for (char c : text.toCharArray()) {
      String kind = symbols.kind(c);
      if (c == self) {
        result.append(SELF);
      } else if (kind == null || !PAIRED.contains(kind)) {
        result.append(c);
      } else {
        Character partner = pairing.get(c);
        result.append(partner != null ? String.valueOf(partner) : UNPAIRED + kind);
      }
    }
    return result.toString();
  }

  private Map<Character, Character> pair(
      Map<Character, Character> known, Map<Character, Character> start) {
    Map<Character, Character> pairing = new HashMap<>(start);
    for (String kind : PAIRED) {
      if (!kind.equals("node") || start.isEmpty()) {
        pairKind(kind, known, pairing);
      }
    }
    return pairing;
  }

  private void pairKind(
      String kind, Map<Character, Character> known, Map<Character, Character> pairing) {
    Map<Character, Character> theirs = new HashMap<>(known);
    theirs.putAll(pairing);
    Map<Character, Character> ours = new HashMap<>();
    theirs.values().forEach(v -> ours.put(v, v));
    Map<Character, Map<Place, Integer>> mine = places(recorded, kind, ours);
    Map<Character, Map<Place, Integer>> other = places(actual, kind, theirs);
    Map<Place, List<Character>> at = new HashMap<>();
    other.forEach((y, where) ->
        where.keySet().forEach(p -> at.computeIfAbsent(p, x -> new ArrayList<>()).add(y)));
    Map<Pair, Integer> score = new LinkedHashMap<>();
    mine.forEach((x, where) ->
        where.forEach((place, n) -> {
          for (char y : at.getOrDefault(place, List.of())) {
            score.merge(new Pair(x, y), Math.min(n, other.get(y).get(place)), Integer::sum);
          }
        }));
    List<Character> mineRanked = marks(recorded, kind);
    List<Character> otherRanked = marks(actual, kind);
    Comparator<Pair> best =
        Comparator.<Pair>comparingInt(p -> -score.get(p))
            .thenComparingDouble(p ->
                -(double) score.get(p)
                    / (total(mine.get(p.recorded())) + total(other.get(p.actual()))))
            .thenComparingInt(
                p -> Math.abs(mineRanked.indexOf(p.recorded()) - otherRanked.indexOf(p.actual())))
            .thenComparingInt(p -> mineRanked.indexOf(p.recorded()));
    Set<Character> used = new HashSet<>();
    score.keySet().stream()
        .sorted(best)
        .forEach(p -> {
          if (!used.contains(p.recorded()) && !pairing.containsKey(p.actual())) {
            pairing.put(p.actual(), p.recorded());
            used.add(p.recorded());
          }
        });
    for (char y : otherRanked) {
      pairing.computeIfAbsent(y, c -> symbols.of(kind, "only here " + c).charAt(0));
    }
  }

  private static int total(Map<Place, Integer> counts) {
    return counts.values().stream().mapToInt(n -> n).sum();
  }

  private List<Result> judge(Map<Character, Character> pairing) {
    Map<String, Map<Character, Integer>> shown = new HashMap<>();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < want.steps().size(); i++) {
      RecordedTranscript.Answered w = want.steps().get(i);
      RecordedTranscript.Answered g = got.get(i);
      List<String> a = new ArrayList<>();
      List<String> b = new ArrayList<>();
      boolean same = w.command.equals(g.command) && w.status.equals(g.status) && w.late == g.late;
      if (!w.command.equals(g.command)) {
        a.add("$ " + w.command);
        b.add("$ " + g.command);
      } else {
        for (int j = 0; j < 2; j++) {
          String mark = j == 0 ? "" : "! ";
          List<String> x = order.canonical(recorded.get(i).get(j), w.command);
          List<String> y =
              order.canonical(
                  actual.get(i).get(j).stream().map(l -> l.translated(pairing)).toList(),
                  w.command);
          same = same && (x.equals(y) || order.same(x, y, w.command, want.source()));
          x.forEach(l -> a.add(mark + l));
          y.forEach(l -> b.add(mark + l));
        }
        ending(w, a);
        ending(g, b);
      }
      if (!skipped.contains(i + 1)) {
        results.add(
            new Result(
                i + 1,
                w.command,
                a.stream().map(l -> show(l, shown)).toList(),
                b.stream().map(l -> show(l, shown)).toList(),
                same));
      }
    }
    return results;
  }

  private static void ending(RecordedTranscript.Answered step, List<String> lines) {
    if (!step.status.equals("0")) {
      lines.add("? " + step.status);
    }
    if (step.late) {
      lines.add("## timed out");
    }
  }

  private String show(String text, Map<String, Map<Character, Integer>> shown) {
    StringBuilder result = new StringBuilder();
    for (char c : text.toCharArray()) {
      String kind = symbols.kind(c);
      if (kind == null) {
        result.append(c);
      } else if (!PAIRED.contains(kind)) {
        result.append('<').append(kind).append('>');
      } else {
        Map<Character, Integer> numbers = shown.computeIfAbsent(kind, k -> new HashMap<>());
        int next = numbers.size() + 1;
        result.append('<').append(kind).append(numbers.computeIfAbsent(c, x -> next)).append('>');
      }
    }
    return result.toString();
  }
}
