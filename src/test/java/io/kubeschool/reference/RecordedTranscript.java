package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript with its answers, as it is compared.
 *
 * @param headers such as {@code title} and {@code skip-compare}
 * @param steps the commands (and {@code @stop} lines), each with its answer
 * @param source what was given to the cluster: the session without its answers, and the files
 */
record RecordedTranscript(Map<String, String> headers, List<Answered> steps, String source) {

  private static final Pattern FILE = Pattern.compile("(?m)^-- (\\S.*) --\\n");
  private static final Pattern HEADER = Pattern.compile("# ([\\w-]+): *(.*)");

  /** A command and its answer. */
  static final class Answered {
    final String command;
    final List<String> out = new ArrayList<>();
    final List<String> err = new ArrayList<>();
    String status = "0";
    boolean late;

    Answered(String command) {
      this.command = command;
    }
  }

  static final RecordedTranscript NONE = new RecordedTranscript(Map.of(), List.of(), "");

  static RecordedTranscript parse(String text) {
    String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    Matcher file = FILE.matcher(whole);
    int end = file.find() ? file.start() : whole.length();
    Map<String, String> headers = new LinkedHashMap<>();
    List<Answered> steps = new ArrayList<>();
    List<String> background = new ArrayList<>();
    StringBuilder source = new StringBuilder();
    for (String line : whole.substring(0, end).lines().toList()) {
      if (!steps.isEmpty() && answer(steps.getLast(), line)) {
        continue;
      }
      source.append(line).append('\n');
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        headers.put(header.group(1), header.group(2).strip());
      } else if (line.startsWith("$ ")) {
        steps.add(new Answered(line.substring(2)));
      } else if (line.startsWith("& ")) {
        background.add(line.substring(2));
      } else if (line.equals("@stop")) {
        steps.add(new Answered("@stop " + String.join("; ", background)));
        background.clear();
      }
    }
    source.append(whole.substring(end));
    return new RecordedTranscript(headers, steps, source.toString());
  }

  private static boolean answer(Answered step, String line) {
    if (line.equals("## timed out")) {
      step.late = true;
      return true;
    }
    boolean marked = line.length() == 1 || line.length() > 1 && line.charAt(1) == ' ';
    if (!marked || "|!?".indexOf(line.charAt(0)) < 0) {
      return false;
    }
    String rest = line.length() > 2 ? line.substring(2) : "";
    switch (line.charAt(0)) {
      case '|' -> step.out.add(rest);
      case '!' -> step.err.add(rest);
      default -> step.status = rest;
    }
    return true;
  }
}
