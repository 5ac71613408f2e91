package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tools about time. */
final class TimeTools {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(100L * 365 * 86400);

  private TimeTools() {}

  static void addTo(ProgramTable programs) {
    programs.add("sleep", new SmallTool("+", TimeTools::sleep));
    programs.add("usleep", new SmallTool("+", TimeTools::usleep));
    programs.add(
        "date", new SmallTool("d:uIRs: date=d utc=u iso-8601=I rfc-email=R", TimeTools::date));
    programs.add("timeout", new SmallTool("+k:s:v kill-after=k signal=s", TimeTools::timeout));
    programs.add("time", new SmallTool("+pv", TimeTools::time));
    programs.add(
        "watch", new SmallTool("+n:dtegbcx interval=n differences=d no-title=t", TimeTools::watch));
  }

  /** A duration such as {@code 1.5}, {@code 2m} or {@code 1d}; null if it is none. */
  static Duration duration(String text) {
    if (text.equals("infinity") || text.equals("inf")) {
      return Duration.ofSeconds(LONGEST.longValue());
    }
    if (!text.matches("([0-9]{1,12}(\\.[0-9]{0,12})?|\\.[0-9]{1,12})[smhd]?")) {
      return null;
    }
    char unit = text.charAt(text.length() - 1);
    BigDecimal number =
        new BigDecimal(Character.isLetter(unit) ? text.substring(0, text.length() - 1) : text);
    int factor = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86400 : 1;
    BigDecimal seconds = number.multiply(BigDecimal.valueOf(factor)).min(LONGEST);
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }

  private static int sleep(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    Duration total = Duration.ZERO;
    for (String operand : call.operands()) {
      Duration one = duration(operand);
      if (one == null) {
        throw Flavor.isBusybox(call.self())
            ? Tool.failure("invalid number '" + operand + "'")
            : Tool.usageError("invalid time interval ‘" + operand + "’");
      }
      total = total.plus(one);
    }
    call.self().sleep(total);
    return 0;
  }

  private static int usleep(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    call.self()
        .sleep(Duration.ofNanos(call.number(call.operands().getFirst(), "invalid number") * 1000));
    return 0;
  }

  private static int date(Call call) {
    Instant time = call.self().now();
    if (call.has('d')) {
      time = DateText.parse(call.value('d'), time);
      if (time == null) {
        throw Tool.failure("invalid date ‘" + call.value('d') + "’");
      }
    }
    if (!call.operands().isEmpty() && !call.operands().getFirst().startsWith("+")) {
      throw Tool.failure("invalid date ‘" + call.operands().getFirst() + "’");
    }
    String format =
        !call.operands().isEmpty()
            ? call.operands().getFirst().substring(1)
            : call.has('I')
                ? "%Y-%m-%d"
                : call.has('R') ? "%a, %d %b %Y %H:%M:%S %z" : "%a %b %e %H:%M:%S UTC %Y";
    call.out().println(DateText.format(time, format));
    return 0;
  }

  private static int timeout(Call call) {
    if (call.operands().size() < 2) {
      throw Tool.usageError("missing operand");
    }
    Duration limit = duration(call.operands().getFirst());
    if (limit == null) {
      call.error("invalid time interval ‘" + call.operands().getFirst() + "’");
      return 125;
    }
    Signal signal = call.has('s') ? Kill.signal(call.value('s')) : Signal.TERM;
    if (signal == null) {
      call.error("‘" + call.value('s') + "’: invalid signal");
      return 125;
    }
    List<String> command = call.operands().subList(1, call.operands().size());
    Process child;
    try {
      child = Launch.start(call.self(), command, call.self().in());
    } catch (SystemError e) {
      return Launch.report(call.self(), "timeout", command.getFirst(), e);
    }
    if (limit.isZero() || call.self().await(child.ended(), child::isDone, limit)) {
      return call.self().waitFor(child);
    }
    child.signal(signal, null);
    Duration grace = call.has('k') ? duration(call.value('k')) : null;
    if (grace != null && !call.self().await(child.ended(), child::isDone, grace)) {
      child.signal(Signal.KILL, null);
      call.self().waitFor(child);
      return 137;
    }
    int status = call.self().waitFor(child);
    return signal == Signal.KILL ? 137 : Flavor.isBusybox(call.self()) ? status : 124;
  }

  private static int time(Call call) {
    Instant start = call.self().now();
    int status =
        call.operands().isEmpty()
            ? 0
            : Launch.run(call.self(), "time", call.operands(), call.self().in());
    double seconds = Duration.between(start, call.self().now()).toMillis() / 1000.0;
    call.self()
        .err()
        .print(
            Flavor.isBusybox(call.self())
                ? "real\t%dm %.2fs\nuser\t0m 0.00s\nsys\t0m 0.00s\n"
                    .formatted((int) seconds / 60, seconds % 60)
                : "real %.2f\nuser 0.00\nsys 0.00\n".formatted(seconds));
    return status;
  }

  private static int watch(Call call) {
    if (call.operands().isEmpty()) {
      throw Tool.usageError("missing operand");
    }
    Duration interval =
        call.has('n') ? duration(call.value('n').replace(',', '.')) : Duration.ofSeconds(2);
    if (interval == null) {
      throw Tool.failure("failed to parse argument: '" + call.value('n') + "'");
    }
    interval = interval.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : interval;
    String command = String.join(" ", call.operands());
    List<String> argv = call.has('x') ? call.operands() : List.of("sh", "-c", command);
    while (true) {
      call.out().print("\u001b[H\u001b[2J");
      if (!call.has('t')) {
        String left = "Every %.1fs: %s".formatted(interval.toMillis() / 1000.0, command);
        String right =
            call.self().machine().hostname()
                + ": "
                + DateText.format(call.self().now(), "%a %b %e %H:%M:%S %Y");
        int columns = call.self().tty() == null ? 80 : call.self().tty().columns();
        call.out()
            .println(
                left
                    + " ".repeat(Math.max(1, columns - left.length() - right.length()))
                    + right
                    + "\n");
      }
      int status = Launch.run(call.self(), "watch", argv, call.self().in());
      if (status != 0 && call.has('e')) {
        return 8;
      }
      call.self().sleep(interval);
    }
  }
}
