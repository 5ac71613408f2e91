package io.kubeschool.machine.program.awk;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a running program has: variables, arrays, the record, input and output. */
final class Runtime {

  private static final int MOST_FRAMES = 500;
  private static final int LONG = 8192;

  private final Process self;
  private final Script script;
  private final Map<String, Value> variables = new HashMap<>();
  private final Map<String, TreeMap<String, Value>> arrays = new HashMap<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Record record = new Record();
  private final StringBuilder out = new StringBuilder();
  private final Set<String> created = new HashSet<>();
  private final Deque<String> files;
  private Deque<String> lines;
  private boolean usedStandardInput;

  private record Frame(
      Map<String, Value> variables,
      Map<String, TreeMap<String, Value>> arrays,
      Set<String> names) {}

  Runtime(Process self, Script script, List<String> files) {
    this.self = self;
    this.script = script;
    this.files = new ArrayDeque<>(files);
    for (String[] pair :
        new String[][] {
          {"FS", " "},
          {"OFS", " "},
          {"ORS", "\n"},
          {"RS", "\n"},
          {"SUBSEP", "\u001c"},
          {"CONVFMT", "%.6g"},
          {"OFMT", "%.6g"}
        }) {
      variables.put(pair[0], Value.of(pair[1]));
    }
    variables.put("NR", Value.of(0));
    variables.put("FNR", Value.of(0));
    self.environment().forEach((name, value) -> array("ENVIRON").put(name, Value.input(value)));
  }

  Script script() {
    return script;
  }

  StringBuilder out() {
    return out;
  }

  void flushIfLong() {
    if (out.length() > LONG) {
      flush();
    }
  }

  void flush() {
    self.out().print(out.toString());
    self.out().flush();
    out.setLength(0);
  }

  String text(String variable) {
    return get(variable).string("%.6g");
  }

  Value get(String name) {
    if (name.equals("NF")) {
      return Value.of(record.count(text("FS")));
    }
    Map<String, Value> scope =
        frames.isEmpty() || !frames.peek().names().contains(name)
            ? variables
            : frames.peek().variables();
    return scope.getOrDefault(name, Value.EMPTY);
  }

  void set(String name, Value value) {
    if (name.equals("NF")) {
      record.setCount((int) value.number(), text("FS"), text("OFS"));
      return;
    }
    Map<String, Value> scope =
        frames.isEmpty() || !frames.peek().names().contains(name)
            ? variables
            : frames.peek().variables();
    scope.put(name, value);
  }

  TreeMap<String, Value> array(String name) {
    Map<String, TreeMap<String, Value>> scope =
        frames.isEmpty() || !frames.peek().names().contains(name) ? arrays : frames.peek().arrays();
    return scope.computeIfAbsent(name, n -> new TreeMap<>(KEYS));
  }

  /** Numbers by size before texts, so that walks have an order that does not depend on hashes. */
  private static final java.util.Comparator<String> KEYS =
      (a, b) -> {
        boolean numberA = a.matches("-?\\d{1,15}");
        boolean numberB = b.matches("-?\\d{1,15}");
        if (numberA && numberB) {
          int bySize = Long.compare(Long.parseLong(a), Long.parseLong(b));
          return bySize != 0 ? bySize : a.compareTo(b);
        }
        return numberA == numberB ? a.compareTo(b) : numberA ? -1 : 1;
      };

  void push(List<String> parameters, List<Expr> arguments, Evaluator evaluator) {
    if (frames.size() > MOST_FRAMES) {
      throw new AwkException("function call nesting too deep");
    }
    Map<String, Value> locals = new HashMap<>();
    Map<String, TreeMap<String, Value>> localArrays = new HashMap<>();
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      if (arguments.get(i) instanceof Expr.Variable(String name)) {
        localArrays.put(parameters.get(i), array(name));
      }
      locals.put(parameters.get(i), evaluator.value(arguments.get(i)));
    }
    frames.push(new Frame(locals, localArrays, new HashSet<>(parameters)));
  }

  void pop() {
    frames.pop();
  }

  Value field(int index) {
    return record.field(index, text("FS"));
  }

  void setField(int index, String value) {
    record.setField(index, value, text("FS"), text("OFS"));
  }

  /** The next line of the main input, or null. */
  String nextLine() {
    while (lines == null || lines.isEmpty()) {
      if (!open()) {
        return null;
      }
    }
    set("NR", Value.of(get("NR").number() + 1));
    set("FNR", Value.of(get("FNR").number() + 1));
    return lines.poll();
  }

  boolean nextRecord() {
    String line = nextLine();
    if (line == null) {
      return false;
    }
    record.set(line);
    return true;
  }

  private boolean open() {
    while (!files.isEmpty()) {
      String file = files.poll();
      usedStandardInput = true;
      if (file.matches("[A-Za-z_]\\w*=.*")) {
        int equals = file.indexOf('=');
        set(file.substring(0, equals), Value.input(file.substring(equals + 1)));
        usedStandardInput = !files.isEmpty();
        continue;
      }
      set("FILENAME", Value.of(file));
      set("FNR", Value.of(0));
      lines = records(file.equals("-") ? standardInput() : read(file));
      return true;
    }
    if (usedStandardInput) {
      return false;
    }
    usedStandardInput = true;
    lines = records(standardInput());
    return true;
  }

  Deque<String> records(String text) {
    String separator = text("RS");
    if (separator.equals("\n")) {
      return new ArrayDeque<>(text.lines().toList());
    }
    String trimmed = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    String pattern =
        separator.isEmpty()
            ? "\n\n+"
            : separator.length() == 1 ? java.util.regex.Pattern.quote(separator) : separator;
    return new ArrayDeque<>(List.of(trimmed.split(pattern)));
  }

  String read(String file) {
    try {
      return self.files().text(file);
    } catch (SystemError e) {
      throw new AwkException("cannot open \"" + file + "\" (" + e.text() + ")");
    }
  }

  private String standardInput() {
    try {
      return new String(self.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AwkException("cannot read standard input");
    }
  }

  void redirect(String operator, String target, String text) {
    if (operator.equals("|")) {
      throw new AwkException("print to a command is not supported here");
    }
    if (target.equals("/dev/stderr")) {
      self.err().print(text);
      return;
    }
    if (target.equals("/dev/stdout")) {
      out.append(text);
      return;
    }
    boolean append = operator.equals(">>") || !created.add(target);
    try (var stream = self.files().create(target, append)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AwkException("cannot write to \"" + target + "\"");
    }
  }

  long seconds() {
    return self.now().getEpochSecond();
  }

  double random() {
    return self.simulation().random("awk").nextDouble();
  }
}
