package io.kubeschool.check;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/**
 * Runs checks. A script reaches nothing but the {@link WorldView}, and is stopped when it takes too
 * long or too much: by GraalJS's own limits where they work, and by a watchdog where they do not
 * (memory, on a stock JDK). The limits on CPU time need a platform thread, so each run has one.
 */
public final class CheckSandbox implements AutoCloseable {

  private static final long MAX_ALLOCATION = 96L << 20;

  /** Of processor time, so that a busy computer stops no honest script. */
  private static final Duration LIMIT = Duration.ofMillis(900);

  private static final Duration WALL_LIMIT = Duration.ofSeconds(5);
  private static final int LONGEST_MESSAGE = 200;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Source PRELUDE = prelude();

  private final Engine engine =
      Engine.newBuilder("js")
          .option("engine.WarnInterpreterOnly", "false")
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .build();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("check-watchdog").factory());

  private volatile boolean warm;

  /**
   * Runs a script.
   *
   * @throws CheckException if it is broken or had to be stopped
   */
  public Verdict run(CheckScript script, WorldView view) {
    AtomicReference<Object> result = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("check")
            .start(() -> {
              try {
                result.set(evaluate(script, view));
              } catch (RuntimeException | Error e) {
                result.set(e);
              }
            });
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckException(script.name(), "was interrupted");
    }
    return switch (result.get()) {
      case Verdict verdict -> verdict;
      case RuntimeException e -> throw e;
      case Error e -> throw new CheckException(script.name(), "was stopped: " + e);
      default -> throw new IllegalStateException();
    };
  }

  /** Makes the first check fast; may be called from any platform thread, once, ahead of time. */
  public void warmUp() {
    try (Context context = newContext()) {
      context.eval(PRELUDE).canExecute();
    }
    warm = true;
  }

  private Verdict evaluate(CheckScript script, WorldView view) {
    if (!warm) {
      // what the engine costs the first time is not the script's fault
      warmUp();
    }
    HostFunctions host = new HostFunctions(script, view);
    AtomicReference<String> stopped = new AtomicReference<>();
    Context context = newContext();
    ScheduledFuture<?> guard = guard(context, stopped);
    try {
      Value install = context.eval(PRELUDE);
      Value body =
          context.eval(
              Source.newBuilder(
                      "js",
                      "(function (cluster, events, files, commands, output, criterion,"
                          + " labelled, image, owner, ready, active, condition, quantity,"
                          + " sameQuantity) {'use strict';"
                          + script.source()
                          + "\n})",
                      script.name())
                  .buildLiteral());
      Value answer = install.execute(host.proxy(), body);
      if (!answer.isNull()) {
        throw new CheckException(
            script.name(), "a check reports by criterion() and returns nothing");
      }
      return host.verdict();
    } catch (PolyglotException e) {
      throw failure(script, e, stopped.get());
    } finally {
      guard.cancel(false);
      close(context);
    }
  }

  private static CheckException failure(CheckScript script, PolyglotException e, String stopped) {
    if (e.isHostException() && e.asHostException() instanceof CheckException own) {
      return own;
    }
    if (stopped != null) {
      return new CheckException(script.name(), stopped + " and was stopped");
    }
    if (e.isResourceExhausted()) {
      return new CheckException(
          script.name(), "hit a limit and was stopped: " + cut(e.getMessage()));
    }
    String line = "";
    if (e.getSourceLocation() != null
        && e.getSourceLocation().getSource().getName().equals(script.name())) {
      line = "line " + e.getSourceLocation().getStartLine() + ": ";
    }
    return new CheckException(script.name(), line + cut(e.getMessage()));
  }

  /** An error message quotes the whole object that it is about. */
  private static String cut(String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
  }

  private ScheduledFuture<?> guard(Context context, AtomicReference<String> stopped) {
    long thread = Thread.currentThread().threadId();
    long allocated = THREADS.getThreadAllocatedBytes(thread);
    long used = THREADS.getThreadCpuTime(thread);
    long started = System.nanoTime();
    return watchdog.scheduleAtFixedRate(
        () -> {
          String reason = null;
          if (THREADS.getThreadCpuTime(thread) - used > LIMIT.toNanos()
              || System.nanoTime() - started > WALL_LIMIT.toNanos()) {
            reason = "took longer than " + LIMIT.toMillis() + " ms";
          } else if (THREADS.getThreadAllocatedBytes(thread) - allocated > MAX_ALLOCATION) {
            reason = "used too much memory";
          }
          if (reason != null && stopped.compareAndSet(null, reason)) {
            // closing waits until the script has stopped: not on the watchdog's own thread
            Thread.ofPlatform().daemon().name("check-stop").start(() -> close(context));
          }
        },
        10,
        10,
        TimeUnit.MILLISECONDS);
  }

  private static void close(Context context) {
    try {
      context.close(true);
    } catch (PolyglotException e) {
      // it tells once more why the script was stopped
    }
  }

  private Context newContext() {
    return Context.newBuilder("js")
        .engine(engine)
        .allowAllAccess(false)
        .allowHostAccess(HostAccess.NONE)
        .allowHostClassLookup(name -> false)
        .allowHostClassLoading(false)
        .allowIO(IOAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowCreateThread(false)
        .allowCreateProcess(false)
        .allowNativeAccess(false)
        .allowInnerContextOptions(false)
        .in(InputStream.nullInputStream())
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .option("js.ecmascript-version", "2024")
        .option("js.strict", "true")
        .option("js.load", "false")
        .option("js.print", "false")
        .option("js.graal-builtin", "false")
        .option("js.allow-eval", "false")
        // only for the switches that follow
        .allowExperimentalOptions(true)
        .option("js.polyglot-builtin", "false")
        .option("js.java-package-globals", "false")
        .option("js.shared-array-buffer", "false")
        .option("js.atomics", "false")
        .option("js.string-length-limit", "4000000")
        .option("js.max-typed-array-length", "1000000")
        .option("sandbox.MaxCPUTime", "1s")
        .option("sandbox.MaxStatements", "5000000")
        .option("sandbox.MaxStackFrames", "400")
        .option("sandbox.MaxASTDepth", "400")
        .option("sandbox.MaxThreads", "1")
        .option("sandbox.MaxOutputStreamSize", "64KB")
        .option("sandbox.MaxErrorStreamSize", "64KB")
        .build();
  }

  private static Source prelude() {
    try (InputStream in = CheckSandbox.class.getResourceAsStream("prelude.js")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder("js", text, "prelude.js").internal(true).buildLiteral();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    engine.close(true);
  }
}
