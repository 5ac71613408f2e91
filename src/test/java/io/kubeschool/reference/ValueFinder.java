package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, in one transcript's answers, the values that no two clusters share, and puts symbols in
 * their places.
 */
final class ValueFinder {

  private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final String S = Symbols.RANGE;
  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String AGE =
      "\\d+(?:\\.\\d+)?(?:ms|µs|[ywdhms])(?:\\d+(?:\\.\\d+)?[wdhms])*";
  private static final Set<String> AGE_COLUMNS =
      Set.of("AGE", "LAST SEEN", "FIRST SEEN", "DURATION", "LAST SCHEDULE", "Age");
  private static final Set<String> USAGE_COLUMNS =
      Set.of("CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)");
  private static final Pattern STEERED =
      Pattern.compile(
          "ffinity|opologySpread|nodeSelector|nodeName|DaemonSet|tolerations|\\b(?:drain|cordon|uncordon|taint)\\b");
  private static final Pattern FOLLOWED =
      Pattern.compile(" (?:-w|--watch|--watch-only|--follow|--prefix|logs (?:.* )?-f)\\b");
  private static final Pattern TABLES =
      Pattern.compile(
          "kubectl (?:.* )?(?:get|top|events)\\b(?!.*(?:-o|--output)[="
              + " ]?(?:yaml|json|jsonpath|go-template|name|custom-columns))");
  private static final Pattern NODE_LIST =
      Pattern.compile("kubectl (?:\\S+ )?(?:get|describe|top) (?:no|nodes?)\\b");
  private static final Pattern PIPED = Pattern.compile("\\||^@stop");
  private static final Pattern EVENT_ROW =
      Pattern.compile(" +(?:Normal|Warning) +\\S+  +" + AGE + "(?: \\(x\\d+ over \\S+\\))?  +\\S");
  private static final Pattern CUT_ROW = Pattern.compile("\\S  +\\S");
  private static final Pattern KLOG = Pattern.compile("[IWEF]\\d{4} ");
  private static final Pattern ONE_DASHES = Pattern.compile("\\s*-+(?:\\s+-+)*");

  private record Rule(Pattern pattern, Function<MatchResult, String> action) {}

  private final String source;
  private final Symbols symbols;
  private final Map<String, Boolean> given = new HashMap<>();
  private final Set<String> learned = new TreeSet<>();
  private final String nodes;
  private final List<Rule> rules;
  private Pattern again;
  private boolean listed;

  ValueFinder(String source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
    this.nodes =
        Pattern.compile("\\bnode0[12]\\b").matcher(source).find()
            ? "literal"
            : STEERED.matcher(source).find() ? "paired" : "any";
    this.rules = rules();
  }

  private List<Rule> rules() {
    List<Rule> list = new ArrayList<>();
    String age = symbols.of("age");
    rule(list, "\\bLS0tLS1CRUdJTi[\\w+/=]+", kept("certificate"));
    rule(list, "\\beyJ[\\w-]{10,}\\.[\\w-]+\\.[\\w-]*|\\bZXlK[\\w+/=]{60,}", kept("token"));
    rule(list, "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", paired("uid"));
    rule(
        list,
        "(?<=Machine ID: )( *)([0-9a-f]{32})\\b",
        m -> m.group(1) + symbols.of("uid", m.group(2)));
    rule(
        list,
        "\\b(sha256:|[a-z-]+://)?[0-9a-f]{64}\\b",
        m -> isGiven(m.group()) ? m.group() : orEmpty(m.group(1)) + symbols.of("digest"));
    rule(list, "(?<=[\\w" + S + "]\\.)[0-9a-f]{16}\\b", paired("event"));
    rule(
        list,
        "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+(?:Z|[+-]\\d\\d:\\d\\d)",
        kept("time-with-fraction"));
    rule(list, "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d)", kept("time"));
    rule(
        list,
        "\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? [+-]\\d{4}(?: [A-Z]{3})?",
        kept("go-time"));
    rule(
        list,
        "\\b" + WEEKDAY + ", \\d\\d " + MONTH + " \\d{4} \\d\\d:\\d\\d:\\d\\d (?:[+-]\\d{4}|GMT)",
        kept("date"));
    rule(
        list,
        "\\b" + WEEKDAY + " " + MONTH + " [ \\d]\\d \\d\\d:\\d\\d:\\d\\d (?:UTC )?\\d{4}",
        kept("unix-date"));
    rule(list, "\\b\\d\\d/" + MONTH + "/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", kept("log-date"));
    rule(list, "\\b\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", kept("log-date"));
    rule(
        list,
        "\\b([IWEF])\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6} +\\d+ ",
        m -> m.group(1) + symbols.of("klog") + " ");
    rule(list, "(?<![\\w:.])\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?![\\w:])", kept("clock"));
    rule(list, "\\((" + AGE + ") ago\\)", m -> "(" + age + " ago)");
    rule(list, "\\(x\\d+ over " + AGE + "\\)", m -> "(x" + symbols.of("n") + " over " + age + ")");
    rule(
        list,
        "\\bin " + AGE + " \\(" + AGE + " including waiting\\)",
        m -> "in " + age + " (" + age + " including waiting)");
    rule(list, "\\bin \\d+ milliseconds\\b", m -> "in " + age + " milliseconds");
    rule(list, "(Image size: )\\d+( bytes)", m -> m.group(1) + symbols.of("n") + m.group(2));
    rule(list, "^(\\s*Duration: +)" + AGE + "$", m -> m.group(1) + age);
    rule(list, "(, id: |Query time: )\\d+", m -> m.group(1) + symbols.of("n"));
    rule(list, "\\b10\\.99\\.0\\.1([12])\\b", m -> "<ip of " + node("node0" + m.group(1)) + ">");
    rule(list, "\\bnode0[12]\\b", m -> node(m.group()));
    rule(list, "\\b10\\.244\\.\\d+\\.\\d+\\b(?!/\\d)", paired("pod-ip"));
    rule(
        list,
        "\\b10-244-\\d+-\\d+\\b",
        m -> symbols.of("pod-ip", m.group().replace('-', '.')) + "(dashes)");
    rule(
        list,
        "\\b(\\d+)\\.(\\d+)\\.244\\.10(?=\\.in-addr)",
        m -> symbols.of("pod-ip", "10.244." + m.group(2) + "." + m.group(1)) + "(reverse)");
    rule(
        list,
        "\\b10\\.(?:9[6-9]|10\\d|11[01])\\.\\d+\\.\\d+\\b(?!/\\d)",
        m ->
            m.group().equals("10.96.0.1") || m.group().equals("10.96.0.10") || isGiven(m.group())
                ? m.group()
                : symbols.of("service-ip", m.group()));
    rule(
        list,
        "(?<=\\d:)(3[0-2]\\d{3})(?=/(?:TCP|UDP|SCTP))|(?<=  )(3[0-2]\\d{3})(?=/(?:TCP|UDP|SCTP))",
        this::port);
    rule(
        list,
        "(?i)(?<=nodePort: )(3[0-2]\\d{3})\\b|(?<=nodePort\":"
            + " )(3[0-2]\\d{3})\\b|(?<=nodePort\":)(3[0-2]\\d{3})\\b",
        this::port);
    rule(list, "(read tcp \\S+:)\\d+(?=->)", m -> m.group(1) + symbols.of("n"));
    rule(
        list,
        "(?i)(\\bresource ?version\\\\?\"?[:=] *\\\\?\"?)([1-9]\\d*)\\b",
        m -> m.group(1) + symbols.of("version", m.group(2)));
    rule(
        list,
        "(Expected resource version to be \\d+, was )(\\d+)",
        m -> m.group(1) + symbols.of("version", m.group(2)));
    rule(
        list,
        "/tmp/([A-Za-z_.-]+-)?\\d{4,}\\b",
        m -> "/tmp/" + orEmpty(m.group(1)) + symbols.of("n"));
    rule(list, "(?<=[a-z0-9]-)(2[6-9]\\d{6}|3\\d{7})(?![A-Za-z0-9])", paired("minute"));
    rule(
        list,
        "(?<=-)(" + SAFE + "{7,10})-(" + SAFE + "{5})(?![\\w])",
        m ->
            isGiven(m.group())
                ? m.group()
                : hash(m.group(1)) + "-" + symbols.of("name", m.group(2)));
    rule(
        list,
        "((?:pod-template|controller-revision)-hash(?:\\\\?\":\\\\?\"|[:=] ?\"?))((?:[a-z0-9-]*-)?)"
            + "([bcdf-hj-np-tv-xz2456789]{5,10})\\b",
        m -> isGiven(m.group(3)) ? m.group() : m.group(1) + m.group(2) + hash(m.group(3)));
    rule(
        list,
        "(?<=[a-z0-9]-)(" + SAFE + "{8,10})(?![\\w])",
        m -> isGiven(m.group()) ? m.group() : hash(m.group(1)));
    rule(
        list,
        "(?<=[a-z0-9" + S + "]-)(" + SAFE + "{5})(?![-\\w])",
        m ->
            m.group().equals("https") || isGiven(m.group())
                ? m.group()
                : symbols.of("name", m.group(1)));
    return list;
  }

  private static void rule(List<Rule> rules, String pattern, Function<MatchResult, String> action) {
    rules.add(new Rule(Pattern.compile(pattern), action));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String replace(
      Pattern pattern, String text, Function<MatchResult, String> action) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(action.apply(m)));
  }

  private Function<MatchResult, String> kept(String kind) {
    return m -> isGiven(m.group()) ? m.group() : symbols.of(kind);
  }

  private Function<MatchResult, String> paired(String kind) {
    return m -> isGiven(m.group()) ? m.group() : symbols.of(kind, m.group());
  }

  private boolean isGiven(String value) {
    return given.computeIfAbsent(
        value,
        v ->
            Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(v) + "(?![A-Za-z0-9])")
                .matcher(source)
                .find());
  }

  private String node(String name) {
    if (nodes.equals("literal") || listed) {
      return name;
    }
    return nodes.equals("paired") ? symbols.of("node", name) : symbols.of("a-node");
  }

  private String hash(String value) {
    learned.add(value);
    return symbols.of("hash", value);
  }

  private String port(MatchResult m) {
    String value = null;
    for (int g = 1; g <= m.groupCount() && value == null; g++) {
      value = m.group(g);
    }
    if (isGiven(value)) {
      return m.group();
    }
    learned.add(value);
    return symbols.of("port", value);
  }

  /**
   * Looks at all answers once, so that a value found in one is known where it stands alone in
   * another.
   */
  void learn(List<RecordedTranscript.Answered> steps) {
    for (RecordedTranscript.Answered step : steps) {
      block(step.out, step.command);
      block(step.err, step.command);
    }
    if (!learned.isEmpty()) {
      again = Pattern.compile("(?<![\\w.])(?:" + String.join("|", learned) + ")(?![\\w.])");
    }
  }

  private String words(String line, String command) {
    String text = line;
    for (Rule rule : rules) {
      text = replace(rule.pattern(), text, rule.action());
    }
    if (again != null) {
      text =
          replace(
              again,
              text,
              m -> symbols.of(m.group().matches("\\d{5}") ? "port" : "hash", m.group()));
    }
    return text.matches("[1-9]\\d*") && command.contains("resourceVersion")
        ? symbols.of("version", text)
        : text;
  }

  private String cell(String head, String content, String command) {
    String text = content;
    if (AGE_COLUMNS.contains(head)) {
      text = text.replaceFirst("^" + AGE + "(?=$| \\(x)", symbols.of("age"));
    } else if (USAGE_COLUMNS.contains(head)) {
      text =
          replace(
              Pattern.compile("^\\d+(m|Mi|Ki|Gi|%)?$"),
              text,
              m -> symbols.of("usage") + orEmpty(m.group(1)));
    } else if (head.equals("COUNT")) {
      text = text.replaceFirst("^([2-9]|\\d\\d+)$", symbols.of("n"));
    }
    return words(text, command);
  }

  /** The lines of one answer: tables by their cells, everything else as it stands. */
  List<AnswerLine> block(List<String> answer, String command) {
    listed = nodes.equals("any") && NODE_LIST.matcher(command).find();
    List<String> lines = withoutCertificates(answer);
    List<AnswerLine> result = new ArrayList<>();
    int number = 0;
    int i = 0;
    while (i < lines.size()) {
      int[] starts = Layout.heads(lines, i);
      if (starts == null) {
        result.add(new AnswerLine(lines.get(i)));
        i++;
        continue;
      }
      number++;
      boolean dashes = i + 1 < lines.size() && ONE_DASHES.matcher(lines.get(i + 1)).matches();
      int end = i + (dashes ? 2 : 1);
      while (end < lines.size()
          && !lines.get(end).isEmpty()
          && !(dashes && Layout.indent(lines.get(end)) < starts[0])
          && !(!dashes && Layout.heads(lines, end) != null)) {
        end++;
      }
      result.addAll(table(lines.subList(i, end), starts, dashes, number, command));
      i = end;
    }
    outsideTables(result, command);
    List<String> texts = result.stream().map(l -> l.text).toList();
    for (Layout.Span span : Layout.objects(texts, command)) {
      for (AnswerLine line : result.subList(span.start(), span.end())) {
        line.owner = span.name() < 0 ? "" : texts.get(span.name());
      }
    }
    return result;
  }

  private void outsideTables(List<AnswerLine> all, String command) {
    List<AnswerLine> bare = all.stream().filter(l -> l.table == 0).toList();
    List<String> before = bare.stream().map(l -> l.text).toList();
    boolean tables = TABLES.matcher(command).find();
    boolean cutRows = false;
    for (AnswerLine line : bare) {
      if (EVENT_ROW.matcher(line.text).lookingAt()) {
        String[] row = line.text.strip().split("  +");
        StringBuilder text = new StringBuilder(" ".repeat(Layout.indent(line.text)));
        text.append(row[0])
            .append("  ")
            .append(row[1])
            .append("  ")
            .append(cell("AGE", row[2], command));
        for (int k = 3; k < row.length; k++) {
          text.append("  ").append(words(row[k], command));
        }
        line.text = text.toString();
        line.events = true;
        line.table = -1;
        cutRows = true;
      } else if (tables
          && CUT_ROW.matcher(line.text).find()
          && !KLOG.matcher(line.text).lookingAt()) {
        List<String> cells = new ArrayList<>();
        for (String c : line.text.split(" {2,}", -1)) {
          cells.add(cell("AGE", c, command));
        }
        line.text = String.join("  ", cells);
        line.table = -1;
        line.name = cells.getFirst();
        cutRows = true;
      } else {
        line.text = words(line.text, command);
      }
    }
    boolean anySymbol =
        all.stream().anyMatch(l -> l.text.chars().anyMatch(c -> symbols.kind((char) c) != null));
    if (cutRows && !anySymbol) {
      for (int k = 0; k < bare.size(); k++) {
        bare.get(k).text = before.get(k);
      }
    }
  }

  private List<AnswerLine> table(
      List<String> lines, int[] starts, boolean dashes, int number, String command) {
    List<List<String>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(Layout.cells(line, starts)));
    List<String> names = rows.getFirst();
    int[] gaps = gaps(lines, rows, starts);
    List<List<String>> found = new ArrayList<>();
    boolean exact = true;
    for (List<String> row : rows) {
      if (row == null) {
        found.add(null);
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < row.size(); j++) {
        cells.add(found.isEmpty() ? row.get(j) : cell(names.get(j), row.get(j), command));
      }
      exact &= cells.subList(0, cells.size() - 1).equals(row.subList(0, row.size() - 1));
      found.add(cells);
    }
    boolean strict = !PIPED.matcher(command).find() && !FOLLOWED.matcher(command).find();
    if (strict && !exact) {
      markMisaligned(lines, rows, found, starts);
    }
    int by = names.indexOf("NAME");
    List<String> upper = names.stream().map(String::toUpperCase).toList();
    boolean events = upper.contains("REASON") && upper.contains("MESSAGE");
    List<AnswerLine> result = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      List<String> cells = found.get(k);
      String text = text(lines.get(k), rows.get(k), cells, exact, starts, gaps, command);
      String name = cells == null || by < 0 ? text : cells.get(by);
      result.add(
          new AnswerLine(text.stripTrailing(), number, k == 0 || dashes && k == 1, name, events));
    }
    return result;
  }

  private static int[] gaps(List<String> lines, List<List<String>> rows, int[] starts) {
    int[] gaps = new int[starts.length];
    java.util.Arrays.fill(gaps, 3);
    for (int k = 0; k < lines.size(); k++) {
      List<String> row = rows.get(k);
      if (row != null && Layout.aligned(lines.get(k), starts)) {
        for (int j = 0; j < starts.length - 1; j++) {
          if (!row.get(j).isEmpty()) {
            gaps[j] = Math.min(gaps[j], starts[j + 1] - starts[j] - row.get(j).length());
          }
        }
      }
    }
    return gaps;
  }

  private static void markMisaligned(
      List<String> lines, List<List<String>> rows, List<List<String>> found, int[] starts) {
    for (int k = 0; k < lines.size(); k++) {
      for (int j = 0; found.get(k) != null && j < starts.length; j++) {
        String cell = rows.get(k).get(j);
        if (!cell.isEmpty() && !lines.get(k).startsWith(cell, starts[j])) {
          found.get(k).set(j, "~" + found.get(k).get(j));
        }
      }
    }
  }

  private String text(
      String line,
      List<String> row,
      List<String> cells,
      boolean exact,
      int[] starts,
      int[] gaps,
      String command) {
    if (cells == null) {
      return words(line, command).replaceAll("(?<=\\S) {2,}", "  ");
    }
    if (exact) {
      return row.getLast().isEmpty()
          ? line
          : line.substring(0, line.length() - row.getLast().length()) + cells.getLast();
    }
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < cells.size(); j++) {
      text.append(cells.get(j)).append(" ".repeat(Math.max(0, gaps[j])));
    }
    return " ".repeat(starts[0]) + text.toString().stripTrailing();
  }

  private List<String> withoutCertificates(List<String> answer) {
    List<String> result = new ArrayList<>();
    boolean inside = false;
    for (String raw : answer) {
      String line = raw.stripTrailing();
      boolean end = line.contains("-----END ");
      if (inside && !end) {
        continue;
      }
      if (inside) {
        result.add(" ".repeat(Layout.indent(line)) + symbols.of("certificate"));
      }
      inside = line.matches(".*-----BEGIN [A-Z0-9 ]+-----");
      result.add(line);
    }
    return result;
  }

  static Pattern followed() {
    return FOLLOWED;
  }
}
