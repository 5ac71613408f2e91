package io.kubeschool.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * A program on the timeline that reads like ordinary code. It has a virtual thread of its own, but
 * runs only while the simulation's driver waits for it: control goes to and fro over two permits,
 * so at any time just one thread is active.
 */
public final class Task {

  private final Simulation simulation;
  private final String name;
  private final Semaphore toTask = new Semaphore(0);
  private final Semaphore toDriver = new Semaphore(0);
  private final Condition ended = new Condition();
  private final TaskBody body;
  private Thread thread;
  private boolean interrupted;
  private boolean abandoned;
  private boolean done;
  private int status;
  private Throwable failure;
  private Runnable wake;
  private IntConsumer onEnd = s -> {};

  Task(Simulation simulation, String name, TaskBody body) {
    this.simulation = simulation;
    this.name = name;
    this.body = body;
  }

  /** What it was called when it was started. */
  public String name() {
    return name;
  }

  /** Whether it has ended. */
  public boolean isDone() {
    return done;
  }

  /** The exit status; only meaningful when {@link #isDone()}. */
  public int status() {
    return status;
  }

  /** Signalled when the task ends. */
  public Condition ended() {
    return ended;
  }

  /** Calls {@code action} with the exit status, on the timeline, when the task ends. */
  public void onEnd(IntConsumer action) {
    onEnd = onEnd.andThen(action);
  }

  /** Makes its present or next wait end with {@link Interrupted}. */
  public void interrupt() {
    if (done) {
      return;
    }
    interrupted = true;
    if (wake != null) {
      wake.run();
    }
  }

  /** Gives it control until it waits or ends. Called by an event. */
  void resume() {
    if (done || simulation.isClosed()) {
      return;
    }
    if (thread == null) {
      thread = Thread.ofVirtual().name(name).unstarted(this::main);
      thread.start();
    } else {
      toTask.release();
    }
    toDriver.acquireUninterruptibly();
    if (done) {
      simulation.ended(this);
      if (failure != null) {
        throw new IllegalStateException("task " + name + " failed: " + failure, failure);
      }
      onEnd.accept(status);
      ended.signalAll();
    }
  }

  /** Unwinds it without letting it do anything more on the timeline. */
  void abandon() {
    abandoned = true;
    if (thread == null || done) {
      return;
    }
    toTask.release();
    toDriver.acquireUninterruptibly();
  }

  private void main() {
    try {
      status = body.run(new Context());
    } catch (Interrupted e) {
      status = 130;
    } catch (Abandoned e) {
      status = 137;
    } catch (Throwable t) {
      failure = t;
    } finally {
      done = true;
      toDriver.release();
    }
  }

  /**
   * Ends a task whose simulation was closed; an Error, so that no program catches it by accident.
   */
  private static final class Abandoned extends Error {
    Abandoned() {
      super("simulation closed", null, false, false);
    }
  }

  private final class Context implements TaskContext {

    @Override
    public Instant now() {
      return simulation.now();
    }

    @Override
    public void sleep(Duration duration) {
      checkInterrupted();
      Wake timer = new Wake();
      Cancellable alarm = simulation.after(duration, timer);
      pause(timer);
      alarm.cancel();
      checkInterrupted();
    }

    @Override
    public void await(Condition condition, BooleanSupplier until) {
      checkInterrupted();
      while (!until.getAsBoolean()) {
        Wake signal = new Wake();
        condition.add(signal);
        pause(signal);
        condition.remove(signal);
        checkInterrupted();
      }
    }

    @Override
    public boolean await(Condition condition, BooleanSupplier until, Duration timeout) {
      checkInterrupted();
      Instant deadline = simulation.now().plus(timeout);
      while (!until.getAsBoolean()) {
        if (!simulation.now().isBefore(deadline)) {
          return false;
        }
        Wake signal = new Wake();
        condition.add(signal);
        Cancellable alarm = simulation.at(deadline, signal);
        pause(signal);
        alarm.cancel();
        condition.remove(signal);
        checkInterrupted();
      }
      return true;
    }

    private void pause(Wake signal) {
      wake = signal;
      toDriver.release();
      toTask.acquireUninterruptibly();
      wake = null;
      if (abandoned) {
        throw new Abandoned();
      }
    }

    private void checkInterrupted() {
      if (abandoned) {
        throw new Abandoned();
      }
      if (interrupted) {
        interrupted = false;
        throw new Interrupted();
      }
    }
  }

  /** Lets the task go on, once, as an event of now. */
  private final class Wake implements Runnable {
    private boolean used;

    @Override
    public void run() {
      if (!used) {
        used = true;
        simulation.after(Duration.ZERO, Task.this::resume);
      }
    }
  }
}
