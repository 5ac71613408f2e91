package io.kubeschool.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;

/** Opens the terminal that the program was started on. */
public final class Terminals {

  private static final String USUAL = "xterm-256color";

  private Terminals() {}

  /** Whether somebody sits in front of standard input and output. */
  public static boolean isInteractive() {
    try {
      // not by System.console(), which makes a line editor of the JDK's own
      JniTerminalProvider provider = new JniTerminalProvider();
      return provider.isSystemStream(SystemStream.Input)
          && provider.isSystemStream(SystemStream.Output);
    } catch (RuntimeException | LinkageError e) {
      return System.console() != null && System.console().isTerminal();
    }
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

  /**
   * A terminal like the one that the program is usually started on, with a pseudo-terminal beneath.
   *
   * @param keys what is typed on it
   */
  public static Terminal onPseudoTerminal(String keys) throws IOException {
    useKnownCapabilities(USUAL);
    Attributes cooked = new Attributes();
    cooked.setLocalFlag(Attributes.LocalFlag.ICANON, true);
    Pty pty = new JniTerminalProvider().open(cooked, new Size(80, 24));
    pty.getMasterOutput().write(keys.getBytes(StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("screen").start(() -> drain(pty));
    return new PosixSysTerminal(
        "kubeschool", USUAL, pty, StandardCharsets.UTF_8, true, Terminal.SignalHandler.SIG_DFL);
  }

  private static void drain(Pty pty) {
    try {
      pty.getMasterInput().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the other end was closed
    }
  }

  /** Whether it can only print lines. */
  static boolean isDumb(Terminal terminal) {
    return terminal.getType().startsWith("dumb");
  }
}
