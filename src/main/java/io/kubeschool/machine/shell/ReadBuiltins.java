package io.kubeschool.machine.shell;

import io.kubeschool.machine.Tty;
import io.kubeschool.machine.TtyRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code read} and {@code mapfile}. */
final class ReadBuiltins {

  private ReadBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("read", ReadBuiltins::read);
    table.put("mapfile", ReadBuiltins::mapfile);
    table.put("readarray", ReadBuiltins::mapfile);
  }

  private static final class Options {
    private boolean raw;
    private boolean silent;
    private boolean array;
    private String prompt = "";
    private int delimiter = '\n';
    private int count = -1;
    private int fd;
  }

  private static int read(Interpreter shell, List<String> arguments) {
    Options options = new Options();
    int i = 1;
    for (; i < arguments.size() && arguments.get(i).matches("-.+"); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        i++;
        break;
      }
      for (int k = 1; k < argument.length(); k++) {
        char letter = argument.charAt(k);
        if (letter == 'r') {
          options.raw = true;
        } else if (letter == 's') {
          options.silent = true;
        } else if (letter == 'a') {
          options.array = true;
        } else if (letter == 'e') {
          continue;
        } else if ("pdntuNi".indexOf(letter) >= 0) {
          String value = argument.substring(k + 1);
          if (value.isEmpty() && i + 1 < arguments.size() && k + 1 == argument.length()) {
            value = arguments.get(++i);
          }
          set(options, letter, value);
          break;
        } else {
          shell.error("read: -" + letter + ": invalid option");
          return 2;
        }
      }
    }
    List<String> names =
        new ArrayList<>(arguments.subList(Math.min(i, arguments.size()), arguments.size()));
    boolean reply = names.isEmpty();
    if (reply) {
      names.add("REPLY");
    }
    for (String name : names) {
      if (!VariableBuiltins.isName(name)) {
        shell.error(VariableBuiltins.badName(shell, "read", name));
        return 1;
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean complete = line(shell, options, bytes);
    String text = bytes.toString(StandardCharsets.UTF_8);
    if (options.array) {
      Variable variable = shell.session().variables().make(names.getFirst());
      variable.elements().clear();
      for (Marked.Field field : fields(shell, text, options.raw)) {
        variable.elements().put(variable.elements().size(), field.text());
      }
    } else if (reply) {
      shell.scope().assign("REPLY", options.raw ? text : unescape(text));
    } else {
      assign(shell, names, text, options.raw);
    }
    return complete ? 0 : 1;
  }

  private static void set(Options options, char letter, String value) {
    switch (letter) {
      case 'p' -> options.prompt = value;
      case 'd' -> options.delimiter = value.isEmpty() ? 0 : value.charAt(0);
      case 'n', 'N' -> options.count = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
      case 'u' -> options.fd = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : 0;
      default -> {
        // a time limit or a first text
      }
    }
  }

  /** Reads a line; false at the end of input. */
  private static boolean line(Interpreter shell, Options options, ByteArrayOutputStream out) {
    Descriptors.Open file = shell.descriptors().get(options.fd);
    if (file == null || file.in() == null) {
      shell.error("read: " + options.fd + ": invalid file descriptor: Bad file descriptor");
      return false;
    }
    InputStream in = file.in();
    if (Tty.isInput(in) && shell.process().tty() != null) {
      String typed =
          shell
              .process()
              .tty()
              .ask(
                  shell.process(),
                  new TtyRequest.ReadLine(
                      options.prompt, TtyRequest.LineCompleter.NONE, !options.silent));
      if (typed == null) {
        return false;
      }
      out.writeBytes(typed.getBytes(StandardCharsets.UTF_8));
      return true;
    }
    try {
      boolean escaped = false;
      while (options.count < 0 || out.size() < options.count) {
        shell.process().tick();
        int c = in.read();
        if (c < 0) {
          return false;
        }
        if (c == options.delimiter && !escaped) {
          return true;
        }
        if (escaped && c == '\n' && !options.raw) {
          byte[] before = out.toByteArray();
          out.reset();
          out.write(before, 0, before.length - 1);
        } else if (c != 0) {
          out.write(c);
        }
        escaped = !options.raw && c == '\\' && !escaped;
        if (out.size() > Variables.MAX_LENGTH) {
          throw new ShellExit.Failure("xrealloc: cannot allocate " + out.size() + " bytes", 2);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String unescape(String text) {
    return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
  }

  private static List<Marked.Field> fields(Interpreter shell, String text, boolean raw) {
    Marked marked = new Marked();
    for (int i = 0; i < text.length(); i++) {
      if (!raw && text.charAt(i) == '\\' && i + 1 < text.length()) {
        marked.append(text.substring(i + 1, i + 2), Marked.QUOTED);
        i++;
      } else {
        marked.append(text.substring(i, i + 1), Marked.EXPANDED);
      }
    }
    return marked.fields(shell.expander().separators());
  }

  private static void assign(Interpreter shell, List<String> names, String text, boolean raw) {
    String separators = shell.expander().separators();
    int position = 0;
    for (int n = 0; n < names.size(); n++) {
      position = skip(text, position, separators);
      if (n == names.size() - 1) {
        int end = text.length();
        while (end > position && isBlank(text.charAt(end - 1), separators)) {
          end--;
        }
        String rest = text.substring(Math.min(position, end), end);
        shell.scope().assign(names.get(n), raw ? rest : unescape(rest));
        return;
      }
      StringBuilder word = new StringBuilder();
      while (position < text.length() && separators.indexOf(text.charAt(position)) < 0) {
        if (!raw && text.charAt(position) == '\\' && position + 1 < text.length()) {
          position++;
        }
        word.append(text.charAt(position++));
      }
      position = skip(text, position, separators);
      if (position < text.length()
          && separators.indexOf(text.charAt(position)) >= 0
          && !isBlank(text.charAt(position), separators)) {
        position++;
      }
      shell.scope().assign(names.get(n), word.toString());
    }
  }

  private static boolean isBlank(char c, String separators) {
    return (c == ' ' || c == '\t' || c == '\n') && separators.indexOf(c) >= 0;
  }

  private static int skip(String text, int from, String separators) {
    int position = from;
    while (position < text.length() && isBlank(text.charAt(position), separators)) {
      position++;
    }
    return position;
  }

  private static int mapfile(Interpreter shell, List<String> arguments) {
    boolean strip = arguments.contains("-t");
    String name =
        arguments.size() > 1 && !arguments.getLast().startsWith("-")
            ? arguments.getLast()
            : "MAPFILE";
    try {
      String text = new String(shell.descriptors().in().readAllBytes(), StandardCharsets.UTF_8);
      Variable variable = shell.session().variables().make(name);
      variable.elements().clear();
      int index = 0;
      for (String line : text.split("(?<=\n)")) {
        if (!line.isEmpty()) {
          variable
              .elements()
              .put(
                  index++,
                  strip && line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
        }
      }
      return 0;
    } catch (IOException e) {
      return 1;
    }
  }
}
