package io.kubeschool.world.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded session with a cluster, in the txtar layout of the reference transcripts: the
 * session's lines, then the files that lie in the working directory.
 *
 * @param lines the session without its answers
 * @param files the files' texts by name, in their order
 */
public record Transcript(List<Line> lines, Map<String, String> files) {

  private static final Pattern FILE = Pattern.compile("(?m)^-- (\\S.*) --\\n");
  private static final Pattern HEADER = Pattern.compile("# ([\\w-]+): *(.*?)\\s*");
  private static final Pattern WAIT = Pattern.compile("@wait (\\d+(?:\\.\\d+)?)(m?)s?");

  /** A line of the session. */
  public sealed interface Line {

    /** The line as written. */
    String text();
  }

  /** A command to be run to its end. */
  public record Command(String text) implements Line {
    /** What the shell gets. */
    public String command() {
      return text.substring(2);
    }
  }

  /** A command to be left running. */
  public record Background(String text) implements Line {
    /** What the shell gets. */
    public String command() {
      return text.substring(2);
    }
  }

  /** Wait until the cluster is quiet. */
  public record Settle(String text) implements Line {}

  /** Let time pass. */
  public record Wait(String text) implements Line {
    /** How long, in milliseconds. */
    public long milliseconds() {
      Matcher wait = WAIT.matcher(text);
      if (!wait.matches()) {
        return 0;
      }
      return (long)
          (Double.parseDouble(wait.group(1)) * (wait.group(2).isEmpty() ? 1_000 : 60_000));
    }
  }

  /** Stop the background commands. */
  public record Stop(String text) implements Line {}

  /** A header, a remark or an empty line. */
  public record Remark(String text) implements Line {}

  /** Reads a transcript's text; answers in it are left out. */
  public static Transcript parse(String text) {
    String whole = text.endsWith("\n") ? text : text + "\n";
    Map<String, String> files = new LinkedHashMap<>();
    Matcher mark = FILE.matcher(whole);
    int end = mark.find() ? mark.start() : whole.length();
    String session = whole.substring(0, end);
    while (end < whole.length()) {
      String name = mark.group(1);
      int start = mark.end();
      end = mark.find() ? mark.start() : whole.length();
      files.put(name, whole.substring(start, end));
    }
    List<Line> lines = new ArrayList<>();
    for (String line : session.split("\n")) {
      if (!isAnswer(line)) {
        lines.add(line(line));
      }
    }
    return new Transcript(List.copyOf(lines), files);
  }

  private static boolean isAnswer(String line) {
    return line.startsWith("| ")
        || line.startsWith("! ")
        || line.startsWith("? ")
        || line.equals("|")
        || line.equals("!")
        || line.equals("## timed out");
  }

  private static Line line(String text) {
    if (text.startsWith("$ ")) {
      return new Command(text);
    }
    if (text.startsWith("& ")) {
      return new Background(text);
    }
    if (text.equals("@settle")) {
      return new Settle(text);
    }
    if (text.equals("@stop")) {
      return new Stop(text);
    }
    return text.startsWith("@wait") ? new Wait(text) : new Remark(text);
  }

  /** The headers, such as {@code title} and {@code timeout}. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Line line : lines) {
      Matcher header = HEADER.matcher(line.text());
      if (header.matches()) {
        headers.put(header.group(1), header.group(2));
      }
    }
    return headers;
  }

  /** How long a command may take, in seconds. */
  public double timeoutSeconds() {
    Matcher number =
        Pattern.compile("\\d+(\\.\\d+)?").matcher(headers().getOrDefault("timeout", ""));
    return number.find() ? Double.parseDouble(number.group()) : 60;
  }
}
