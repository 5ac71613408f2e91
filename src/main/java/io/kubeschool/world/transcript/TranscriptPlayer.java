package io.kubeschool.world.transcript;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import io.kubeschool.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays a transcript's commands in a world and writes what that answers, in the same format. All
 * commands run in one shell, each with streams of its own and no input, as the recorder of the
 * reference runs them.
 */
public final class TranscriptPlayer {

  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LONGEST_SETTLE = Duration.ofSeconds(45);
  private static final Duration SETTLE_STEP = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BACKGROUND_START = Duration.ofSeconds(1);

  /** What a process wrote. */
  private record Streams(Process process, ByteArrayOutputStream out, ByteArrayOutputStream err) {}

  private final World world;
  private final Transcript transcript;
  private final StringBuilder text = new StringBuilder();
  private final List<Streams> background = new ArrayList<>();

  private TranscriptPlayer(World world, Transcript transcript) {
    this.world = world;
    this.transcript = transcript;
  }

  /** Plays it; gives the transcript with this world's answers. */
  public static String play(World world, Transcript transcript) {
    return new TranscriptPlayer(world, transcript).play();
  }

  private String play() {
    transcript.files().forEach(world::place);
    QuietMonitor quiet = new QuietMonitor(world);
    for (Transcript.Line line : transcript.lines()) {
      text.append(line.text()).append('\n');
      switch (line) {
        case Transcript.Command command -> run(command.command());
        case Transcript.Background command -> {
          background.add(start(command.command(), true));
          world.runFor(BACKGROUND_START);
        }
        case Transcript.Settle _ -> settle(quiet);
        case Transcript.Wait wait -> world.runFor(Duration.ofMillis(wait.milliseconds()));
        case Transcript.Stop _ -> stop();
        case Transcript.Remark _ -> {}
      }
    }
    quiet.close();
    StringBuilder result = new StringBuilder(text.toString().stripTrailing()).append('\n');
    for (Map.Entry<String, String> file : transcript.files().entrySet()) {
      result.append("-- ").append(file.getKey()).append(" --\n").append(file.getValue());
    }
    return result.toString();
  }

  private Streams start(String command, boolean ownShell) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return new Streams(world.shellCommand(command, out, err, ownShell), out, err);
  }

  private void run(String command) {
    Streams streams = start(command, false);
    boolean late =
        !ends(streams.process(), Duration.ofMillis((long) (transcript.timeoutSeconds() * 1000)));
    if (late) {
      end(streams.process());
    }
    quote('|', streams.out());
    quote('!', streams.err());
    if (late) {
      text.append("## timed out\n");
    }
    if (streams.process().status() != 0) {
      text.append("? ").append(streams.process().status()).append('\n');
    }
  }

  private void end(Process process) {
    for (Signal signal : List.of(Signal.INT, Signal.TERM, Signal.KILL)) {
      for (Process one : world.workstation().processes()) {
        if (signal == Signal.KILL
            ? isWithin(one, process)
            : one != process && isWithin(one, process)) {
          one.signal(signal, null);
        }
      }
      if (ends(process, PATIENCE)) {
        return;
      }
    }
  }

  private static boolean isWithin(Process one, Process ancestor) {
    for (Process at = one; at != null; at = at.parent()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(Process process, Duration atMost) {
    return world.runUntil(process::isDone, atMost);
  }

  private void settle(QuietMonitor quiet) {
    Instant start = world.now();
    while (world.now().isBefore(start.plus(LONGEST_SETTLE))) {
      Instant last = quiet.lastChange().isAfter(start) ? quiet.lastChange() : start;
      if (!world.now().isBefore(last.plus(QUIET))) {
        return;
      }
      world.runFor(SETTLE_STEP);
    }
  }

  private void stop() {
    for (Streams streams : background) {
      for (Signal signal : List.of(Signal.INT, Signal.TERM, Signal.KILL)) {
        List<Process> targets =
            world.workstation().processes().stream()
                .filter(p -> p != streams.process() && isWithin(p, streams.process()))
                .toList();
        (targets.isEmpty() ? List.of(streams.process()) : targets)
            .forEach(p -> p.signal(signal, null));
        if (ends(streams.process(), PATIENCE)) {
          break;
        }
      }
      quote('|', streams.out());
      quote('!', streams.err());
    }
    background.clear();
  }

  private void quote(char mark, ByteArrayOutputStream bytes) {
    String all = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    if (all.isEmpty()) {
      return;
    }
    String[] lines = all.split("\n", -1);
    int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    for (int i = 0; i < count; i++) {
      text.append(mark).append(lines[i].isBlank() ? "" : " " + lines[i]).append('\n');
    }
  }
}
