package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of answers the order that follows from a generated name (or from a Go map), and from
 * nothing else.
 */
final class Order {

  /** What generated object names are made of: rows sorted by them come in any order. */
  private static final Set<String> NAMES = Set.of("hash", "minute", "name", "uid");

  private static final Pattern STRUCTURED =
      Pattern.compile(
          "describe|(?:-o|--output)[= ]?(?:yaml|json)\\b|--raw|explain|--sort-by|\\| *sort|\\bcat"
              + " ");
  private static final Pattern LISTED_LABELS =
      Pattern.compile("kubectl (?:label|annotate)\\b.*--list\\b");
  private static final Pattern GENERATES =
      Pattern.compile(
          "kind: *(?:Deployment|ReplicaSet|ReplicationController|DaemonSet|Job|CronJob)\\b"
              + "|create (?:deploy|deployment|job|cronjob)\\b");
  private static final Pattern LISTS =
      Pattern.compile(
          "kubectl get (?:-\\S+"
              + " )*(?:po|pods?|rs|replicasets?|jobs?|ev|events?|endpointslices?|controllerrevisions?)(?="
              + " *(?:$|\\|| -))");
  private static final Pattern PICKED = Pattern.compile("jsonpath|go-template|custom-columns");
  private static final Pattern PICKED_OR_LOGGED =
      Pattern.compile("jsonpath|go-template|custom-columns|logs|drain");
  private static final Pattern BOUNDS =
      Pattern.compile("( is forbidden: \\[)(m(?:in|ax)imum .*)\\]");
  private static final Pattern SYMBOL_LIST =
      Pattern.compile(
          "[^\\s,\\[\\]]*["
              + Symbols.RANGE
              + "][^\\s,\\[\\]]*(?:,[^\\s,\\[\\]]*["
              + Symbols.RANGE
              + "][^\\s,\\[\\]]*)+");

  private final Symbols symbols;

  Order(Symbols symbols) {
    this.symbols = symbols;
  }

  private boolean generated(String text) {
    return symbols.has(text, NAMES);
  }

  private static Set<String> namesAnd(String... more) {
    Set<String> kinds = new HashSet<>(NAMES);
    kinds.addAll(Arrays.asList(more));
    return kinds;
  }

  private String blank(String text) {
    StringBuilder result = new StringBuilder();
    for (char c : text.toCharArray()) {
      String kind = symbols.kind(c);
      result.append(kind != null && NAMES.contains(kind) ? "\uFFFD" + kind : String.valueOf(c));
    }
    return result.toString();
  }

  /** Consecutive elements with equal keys. */
  private static <T, K> List<Map.Entry<K, List<T>>> runs(List<T> all, Function<T, K> key) {
    List<Map.Entry<K, List<T>>> runs = new ArrayList<>();
    for (T one : all) {
      K k = key.apply(one);
      if (runs.isEmpty() || !java.util.Objects.equals(runs.getLast().getKey(), k)) {
        runs.add(new java.util.AbstractMap.SimpleEntry<>(k, new ArrayList<>()));
      }
      runs.getLast().getValue().add(one);
    }
    return runs;
  }

  /** The texts of one answer, with what may come in any order sorted. */
  List<String> canonical(List<AnswerLine> lines, String command) {
    List<String> result = new ArrayList<>();
    for (var group : runs(lines, l -> List.<Object>of(l.table, l.head))) {
      List<AnswerLine> members = group.getValue();
      AnswerLine first = members.getFirst();
      if (first.table == 0) {
        result.addAll(plain(members.stream().map(l -> l.text).toList(), command));
      } else if (first.head) {
        members.forEach(l -> result.add(l.text));
      } else if (first.events) {
        members.stream().map(l -> l.text).sorted().forEach(result::add);
      } else {
        result.addAll(rows(members, command));
      }
    }
    return causes(result.stream().map(this::inner).toList());
  }

  private List<String> rows(List<AnswerLine> lines, String command) {
    List<String> result = new ArrayList<>();
    boolean watch = ValueFinder.followed().matcher(command).find();
    for (var run : runs(lines, l -> generated(l.name))) {
      List<AnswerLine> members = run.getValue();
      if (!run.getKey()) {
        members.forEach(l -> result.add(l.text));
      } else if (command.contains("--sort-by")) {
        runs(members, l -> blank(l.text))
            .forEach(
                same -> same.getValue().stream().map(l -> l.text).sorted().forEach(result::add));
      } else {
        Comparator<AnswerLine> by = Comparator.comparing(l -> watch ? l.name : l.text);
        members.stream().sorted(by).forEach(l -> result.add(l.text));
      }
    }
    return result;
  }

  private List<String> plain(List<String> texts, String command) {
    List<Layout.Span> found = Layout.objects(texts, command);
    if (!found.isEmpty()) {
      return objects(texts, found);
    }
    if (LISTED_LABELS.matcher(command).find()) {
      return sortedRuns(texts, t -> !t.startsWith("Listing "), Comparator.naturalOrder());
    }
    if (STRUCTURED.matcher(command).find()) {
      return texts;
    }
    Comparator<String> by =
        ValueFinder.followed().matcher(command).find()
            ? Comparator.comparing(t -> t.split(" ", 2)[0])
            : Comparator.naturalOrder();
    Set<String> kinds = namesAnd("pod-ip", "service-ip");
    return sortedRuns(texts, t -> symbols.has(t, kinds), by);
  }

  private static List<String> sortedRuns(
      List<String> texts, Function<String, Boolean> free, Comparator<String> by) {
    List<String> result = new ArrayList<>();
    for (var run : runs(texts, free)) {
      Stream<String> members = run.getValue().stream();
      (run.getKey() ? members.sorted(by) : members).forEach(result::add);
    }
    return result;
  }

  private List<String> objects(List<String> texts, List<Layout.Span> found) {
    record Part(boolean free, List<String> lines) {}
    List<Part> parts = new ArrayList<>();
    for (Layout.Span span : found) {
      List<String> part = new ArrayList<>();
      texts
          .subList(span.start(), span.end())
          .forEach(t -> part.add(t.equals("        }") ? t + "," : t));
      while (!part.isEmpty() && part.getLast().isEmpty()) {
        part.removeLast();
      }
      parts.add(new Part(span.name() >= 0 && generated(texts.get(span.name())), part));
    }
    List<String> result = new ArrayList<>(texts.subList(0, found.getFirst().start()));
    for (var run : runs(parts, Part::free)) {
      Stream<List<String>> members = run.getValue().stream().map(Part::lines);
      if (run.getKey()) {
        members = members.sorted(Comparator.comparing(lines -> String.join("\n", lines)));
      }
      members.forEach(result::addAll);
    }
    result.addAll(texts.subList(found.getLast().end(), texts.size()));
    return result;
  }

  private static List<String> causes(List<String> texts) {
    List<String> sortedBounds =
        texts.stream()
            .map(t ->
                BOUNDS
                    .matcher(t)
                    .replaceAll(m ->
                        Matcher.quoteReplacement(
                            m.group(1)
                                + String.join(
                                    ", ",
                                    Stream.of(m.group(2).split(", (?=m(?:in|ax)imum )"))
                                        .sorted()
                                        .toList())
                                + "]")))
            .toList();
    List<String> result = new ArrayList<>();
    for (var run : runs(sortedBounds, Order::fieldOfCause)) {
      Stream<String> members = run.getValue().stream();
      (run.getKey() != null ? members.sorted() : members).forEach(result::add);
    }
    return result;
  }

  private static String fieldOfCause(String text) {
    return text.startsWith("* ")
        ? text.split(": ", 2)[0].replaceAll("\\[(?!\\d+\\])[^\\]]*\\]", "[]")
        : null;
  }

  private String inner(String line) {
    Set<String> kinds = namesAnd("pod-ip");
    String text =
        SYMBOL_LIST
            .matcher(line)
            .replaceAll(m -> {
              String[] items = m.group().split(",");
              boolean all = Stream.of(items).allMatch(x -> symbols.has(x, kinds));
              Arrays.sort(items);
              return Matcher.quoteReplacement(all ? String.join(",", items) : m.group());
            });
    String[] words = text.split(" ", -1);
    if (words.length > 1 && Stream.of(words).allMatch(w -> symbols.has(w, kinds))) {
      Arrays.sort(words);
      return String.join(" ", words);
    }
    return text;
  }

  /**
   * Whether two answers that are not equal line by line are so but for an order that follows from
   * names not shown.
   */
  boolean same(List<String> a, List<String> b, String command, String source) {
    boolean structured = STRUCTURED.matcher(command).find();
    boolean lists = LISTS.matcher(command).find() && GENERATES.matcher(source).find();
    if (structured || !counts(a).equals(counts(b))) {
      boolean one =
          a.size() == 1
              && b.size() == 1
              && !(a.getFirst() + b.getFirst()).contains("  ")
              && counts(Arrays.asList(a.getFirst().split("[ ,]")))
                  .equals(counts(Arrays.asList(b.getFirst().split("[ ,]"))));
      return one && lists && !structured;
    }
    if (PICKED.matcher(command).find() && lists) {
      return true;
    }
    return PICKED_OR_LOGGED.matcher(command).find() && a.stream().anyMatch(this::generated);
  }

  private static Map<String, Integer> counts(List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(t -> counts.merge(t, 1, Integer::sum));
    return counts;
  }
}
