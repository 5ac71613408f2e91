package io.kubeschool.machine.program.sed;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code sed}, as GNU's. Models sed(1). */
public final class Sed implements Program {

  @Override
  public int run(Process self) {
    StringBuilder script = new StringBuilder();
    List<String> files = new ArrayList<>();
    boolean quiet = false;
    boolean extended = false;
    boolean inPlace = false;
    String suffix = "";
    boolean given = false;
    List<String> arguments = self.arguments();
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--expression") || argument.equals("-e") || argument.equals("-f")) {
        if (i + 1 >= arguments.size()) {
          return usage(self);
        }
        String value = arguments.get(++i);
        if (argument.equals("-f")) {
          value = self.files().text(value);
        }
        script.append(given ? "\n" : "").append(value);
        given = true;
      } else if (argument.startsWith("--expression=")) {
        script.append(given ? "\n" : "").append(argument.substring(13));
        given = true;
      } else if (argument.startsWith("--in-place")) {
        inPlace = true;
        suffix = argument.contains("=") ? argument.substring(argument.indexOf('=') + 1) : "";
      } else if (argument.equals("--quiet") || argument.equals("--silent")) {
        quiet = true;
      } else if (argument.equals("--regexp-extended")) {
        extended = true;
      } else if (argument.startsWith("-") && argument.length() > 1 && !argument.startsWith("--")) {
        for (int k = 1; k < argument.length(); k++) {
          char letter = argument.charAt(k);
          if (letter == 'n') {
            quiet = true;
          } else if (letter == 'E' || letter == 'r') {
            extended = true;
          } else if (letter == 'i') {
            inPlace = true;
            suffix = argument.substring(k + 1);
            break;
          } else if (letter == 'e') {
            script
                .append(given ? "\n" : "")
                .append(
                    k + 1 < argument.length()
                        ? argument.substring(k + 1)
                        : i + 1 < arguments.size() ? arguments.get(++i) : "");
            given = true;
            break;
          } else if (letter != 's' && letter != 'u') {
            self.err().print("sed: invalid option -- '" + letter + "'\n");
            return usage(self);
          }
        }
      } else if (!given) {
        script.append(argument);
        given = true;
      } else {
        files.add(argument);
      }
    }
    if (!given) {
      return usage(self);
    }
    try {
      return edit(
          self,
          new SedMachine(self, SedParser.parse(script.toString(), extended), quiet),
          files,
          inPlace,
          suffix);
    } catch (SedException e) {
      self.err().print("sed: " + e.getMessage() + "\n");
      return 1;
    }
  }

  private static int usage(Process self) {
    self.err().print("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n");
    return 1;
  }

  private static int edit(
      Process self, SedMachine machine, List<String> files, boolean inPlace, String suffix) {
    int status = 0;
    StringBuilder all = new StringBuilder();
    for (String file : files) {
      String text;
      try {
        text = file.equals("-") ? input(self) : self.files().text(file);
      } catch (SystemError e) {
        self.err().print("sed: can't read " + file + ": " + e.getMessage() + "\n");
        status = 2;
        continue;
      }
      if (inPlace) {
        String edited = machine.run(text);
        if (!suffix.isEmpty()) {
          self.files().write(file + suffix, text);
        }
        self.files().write(file, edited);
      } else {
        all.append(text);
      }
    }
    if (!inPlace) {
      self.out().print(machine.run(files.isEmpty() ? input(self) : all.toString()));
    }
    return machine.status() != 0 ? machine.status() : status;
  }

  private static String input(Process self) {
    try {
      return new String(self.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
