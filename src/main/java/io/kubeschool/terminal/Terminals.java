package io.kubeschool.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;

/** Opens the terminal that the program was started on. */
public final class Terminals {

  private Terminals() {}

  /** Whether somebody sits in front of standard input and output. */
  public static boolean isInteractive() {
    return System.console() != null && System.console().isTerminal();
  }

  /** The terminal: by the provider that starts fastest, or by whichever works. */
  public static Terminal open() {
    useKnownCapabilities(System.getenv("TERM"));
    try {
      // not by TerminalBuilder, which looks for other providers in every jar first
      return new JniTerminalProvider()
          .sysTerminal(
              "kubeschool",
              System.getenv("TERM"),
              false,
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_8,
              true,
              Terminal.SignalHandler.SIG_DFL,
              false,
              SystemStream.Output);
    } catch (IOException | RuntimeException | LinkageError e) {
      return openAny();
    }
  }

  /** Of a common terminal JLine knows all; else it would start a process that tells, for 30 ms. */
  private static void useKnownCapabilities(String type) {
    String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }

  private static Terminal openAny() {
    try {
      return TerminalBuilder.builder()
          .system(true)
          .dumb(true)
          .nativeSignals(true)
          .encoding(StandardCharsets.UTF_8)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pseudo-terminal of the usual kind, with somebody's keys and screen on its other side. */
  public static Terminal on(InputStream keys, OutputStream screen) throws IOException {
    useKnownCapabilities("xterm-256color");
    return TerminalBuilder.builder()
        .system(false)
        .provider("jni")
        .type("xterm-256color")
        .streams(keys, screen)
        .encoding(StandardCharsets.UTF_8)
        .build();
  }

  /** Whether it can only print lines. */
  static boolean isDumb(Terminal terminal) {
    return terminal.getType().startsWith("dumb");
  }
}
