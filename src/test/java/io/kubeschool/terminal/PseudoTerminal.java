package io.kubeschool.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program on a pseudo-terminal of util-linux's {@code script}, 80 columns wide. */
final class PseudoTerminal implements AutoCloseable {

  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final StringBuilder shown = new StringBuilder();
  private final Process process;
  private final OutputStream keys;
  private int seen;

  PseudoTerminal(String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "stty rows 24 cols 80; exec "
            + java
            + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
            + " --sun-misc-unsafe-memory-access=allow -cp '"
            + System.getProperty("java.class.path")
            + "' io.kubeschool.cli.Main "
            + String.join(" ", List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", command, "/dev/null");
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("NO_COLOR");
    builder.redirectErrorStream(true);
    process = builder.start();
    keys = process.getOutputStream();
    Thread.ofPlatform().daemon().start(this::read);
  }

  static boolean isAvailable() {
    return Files.isExecutable(SCRIPT);
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (shown) {
          shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          shown.notifyAll();
        }
      }
    } catch (IOException e) {
      // the program has ended
    }
  }

  /** Types. */
  PseudoTerminal type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
    return this;
  }

  /** Waits until a text is shown after the one that was waited for last; colours do not count. */
  PseudoTerminal await(String text) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (shown) {
      while (true) {
        String plain = plain();
        int at = plain.indexOf(text, seen);
        if (at >= 0) {
          seen = at + text.length();
          return this;
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "not shown: " + text + "\nbut:\n" + plain.substring(Math.min(seen, plain.length())));
        }
        TimeUnit.NANOSECONDS.timedWait(shown, left);
      }
    }
  }

  private String plain() {
    return shown.toString().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").replace("\r", "");
  }

  /** Waits for its end; gives the exit status. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end:\n" + plain());
    }
    return process.exitValue();
  }

  /** SIGKILL for the program behind the terminal. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
