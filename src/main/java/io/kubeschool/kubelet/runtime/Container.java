package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import io.kubeschool.model.JsonObject;
import java.time.Instant;

/**
 * A container: its configuration, its life and its log. Its machine comes into being when it
 * starts, the machine's files when somebody looks. Models pkg/kubelet/container: Status.
 */
public final class Container {

  private final String id;
  private final ContainerConfig config;
  private final ContainerLog log;
  private final Instant createdAt;
  private ContainerState state = ContainerState.CREATED;
  private Machine machine;
  private Process process;
  private ContainerInput input;
  private Instant startedAt = Instant.EPOCH;
  private Instant finishedAt;
  private int exitCode;
  private String reason = "";
  private String message = "";
  private boolean outOfMemory;

  Container(String id, ContainerConfig config, ContainerLog log, Instant createdAt) {
    this.id = id;
    this.config = config;
    this.log = log;
    this.createdAt = createdAt;
  }

  /** 64 hexadecimal digits. */
  public String id() {
    return id;
  }

  /** {@code containerd://ID}. */
  public String runtimeId() {
    return "containerd://" + id;
  }

  /** Its name in the pod. */
  public String name() {
    return config.spec().string("name");
  }

  /** The container of the pod's spec that it was made from. */
  public JsonObject spec() {
    return config.spec();
  }

  /** What it was made from. */
  public ContainerConfig config() {
    return config;
  }

  /** What it wrote. */
  public ContainerLog log() {
    return log;
  }

  /** Where it is in its life. */
  public ContainerState state() {
    return state;
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return state == ContainerState.RUNNING;
  }

  /** Its machine; null unless it was started. */
  public Machine machine() {
    return machine;
  }

  /** Its main process; null unless it was started. */
  public Process process() {
    return process;
  }

  /** What its main process reads from; null if its spec gives it no input or it does not run. */
  public ContainerInput input() {
    return input;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it was started; the epoch if it could not be. */
  public Instant startedAt() {
    return startedAt;
  }

  /** When it ended, or null. */
  public Instant finishedAt() {
    return finishedAt;
  }

  /** How it ended. */
  public int exitCode() {
    return exitCode;
  }

  /** {@code Completed}, {@code Error}, {@code StartError} or {@code OOMKilled}. */
  public String reason() {
    return reason;
  }

  /** What it left in its termination message, or why it could not start. */
  public String message() {
    return message;
  }

  /** What asks it to end. */
  public Signal stopSignal() {
    return config.image().config().stopSignal();
  }

  /** It used more memory than it may: ends it as the kernel does. */
  public void killForMemory() {
    if (isRunning()) {
      outOfMemory = true;
      process.signal(Signal.KILL, null);
    }
  }

  void started(Machine newMachine, Process newProcess, ContainerInput newInput, Instant now) {
    input = newInput;
    machine = newMachine;
    process = newProcess;
    startedAt = now;
    state = ContainerState.RUNNING;
  }

  void ended(int code, String terminationMessage, Instant now) {
    state = ContainerState.EXITED;
    exitCode = code;
    finishedAt = now;
    reason = outOfMemory ? "OOMKilled" : code == 0 ? "Completed" : "Error";
    message = terminationMessage;
    log.close();
    process = null;
    machine = null;
    input = null;
  }

  void failedToStart(String why, Instant now) {
    state = ContainerState.EXITED;
    exitCode = 128;
    finishedAt = now;
    reason = "StartError";
    message = why;
    log.close();
  }
}
