package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProgramTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code seq}, {@code factor}, {@code shuf}. */
final class NumberTools {

  private static final String NUMBER = "-?([0-9]{1,18}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})";

  private NumberTools() {}

  static void addTo(ProgramTable programs) {
    programs.add("seq", NumberTools::seq);
    programs.add("factor", new SmallTool("", NumberTools::factor));
    programs.add(
        "shuf", new SmallTool("n:ei:r head-count=n echo=e input-range=i", NumberTools::shuffle));
    programs.add("expr", new Expr());
  }

  private static int seq(Process self) {
    List<String> numbers = new ArrayList<>();
    String separator = "\n";
    String format = null;
    boolean equalWidth = false;
    List<String> arguments = self.arguments();
    for (int i = 1; i < arguments.size(); i++) {
      String a = arguments.get(i);
      if (a.matches(NUMBER)) {
        numbers.add(a);
      } else if (a.equals("-w")) {
        equalWidth = true;
      } else if ((a.equals("-s") || a.equals("-f")) && i + 1 < arguments.size()) {
        String value = arguments.get(++i);
        separator = a.equals("-s") ? value : separator;
        format = a.equals("-f") ? value : format;
      } else if (a.startsWith("-s")) {
        separator = a.substring(2);
      } else {
        self.err()
            .println(
                "seq: invalid floating point argument: ‘"
                    + a
                    + "’\nTry 'seq --help' for more information.");
        return 1;
      }
    }
    if (numbers.isEmpty() || numbers.size() > 3) {
      self.err()
          .println(
              "seq: "
                  + (numbers.isEmpty()
                      ? "missing operand"
                      : "extra operand ‘" + numbers.get(3) + "’")
                  + "\nTry 'seq --help' for more information.");
      return 1;
    }
    BigDecimal first = numbers.size() > 1 ? new BigDecimal(numbers.getFirst()) : BigDecimal.ONE;
    BigDecimal step = numbers.size() > 2 ? new BigDecimal(numbers.get(1)) : BigDecimal.ONE;
    BigDecimal last = new BigDecimal(numbers.getLast());
    if (step.signum() == 0) {
      self.err()
          .println(
              "seq: invalid Zero increment value: ‘"
                  + numbers.get(1)
                  + "’\nTry 'seq --help' for more information.");
      return 1;
    }
    int scale = Math.max(first.scale(), step.scale());
    int width =
        equalWidth
            ? Math.max(
                first.setScale(scale).toPlainString().length(),
                last.setScale(scale, java.math.RoundingMode.DOWN).toPlainString().length())
            : 0;
    boolean any = false;
    for (BigDecimal n = first;
        step.signum() > 0 ? n.compareTo(last) <= 0 : n.compareTo(last) >= 0;
        n = n.add(step)) {
      self.tick();
      String text = n.setScale(scale).toPlainString();
      if (format != null) {
        text = PrintfFormat.format(format, List.of(text), m -> {});
      } else if (text.length() < width) {
        text =
            text.startsWith("-")
                ? "-" + "0".repeat(width - text.length()) + text.substring(1)
                : "0".repeat(width - text.length()) + text;
      }
      self.out().print(any ? separator + text : text);
      any = true;
    }
    if (any) {
      self.out().print("\n");
    }
    return 0;
  }

  private static int factor(Call call) {
    for (String operand : call.operands()) {
      long number = Math.min(1_000_000_000_000L, call.number(operand, "invalid number"));
      StringBuilder out = new StringBuilder(operand).append(':');
      for (long f = 2; f * f <= number; f++) {
        while (number % f == 0) {
          out.append(' ').append(f);
          number /= f;
        }
      }
      call.out().println((number > 1 ? out.append(' ').append(number) : out).toString());
    }
    return 0;
  }

  private static int shuffle(Call call) {
    List<String> lines = new ArrayList<>();
    if (call.has('e')) {
      lines.addAll(call.operands());
    } else if (call.has('i') && call.value('i').matches("[0-9]{1,6}-[0-9]{1,6}")) {
      String[] ends = call.value('i').split("-");
      for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[1]); i++) {
        lines.add(Integer.toString(i));
      }
    } else {
      call.inputs().forEach(file -> call.read(file, in -> lines.addAll(new LineReader(in).all())));
    }
    var random = call.self().simulation().random("shuf");
    for (int i = lines.size() - 1; i > 0; i--) {
      java.util.Collections.swap(lines, i, random.nextInt(i + 1));
    }
    long count = call.has('n') ? call.number(call.value('n'), "invalid line count") : lines.size();
    lines.stream().limit(count).forEach(call.out()::println);
    return 0;
  }

  /** A whole number, or null. */
  static BigInteger integer(String text) {
    return text.matches("-?[0-9]{1,100}") ? new BigInteger(text) : null;
  }
}
