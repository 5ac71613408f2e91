package io.kubeschool.machine.shell;

import io.kubeschool.machine.SharedInput;
import io.kubeschool.machine.SharedOutput;
import io.kubeschool.machine.StandardOutput;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.SortedMap;
import java.util.TreeMap;

/** A shell's open files by number. A copy shares the files; each holds them on its own. */
final class Descriptors {

  /** An open file: one of the two is null unless it is open both ways. */
  record Open(InputStream in, OutputStream out) {}

  private final SortedMap<Integer, Open> open = new TreeMap<>();
  private PrintStream out;
  private PrintStream err;

  Descriptors(InputStream in, OutputStream out, OutputStream err) {
    set(0, new Open(in, null));
    set(1, new Open(null, out));
    set(2, new Open(null, err));
    retain();
  }

  private Descriptors(Descriptors other) {
    open.putAll(other.open);
    out = other.out;
    err = other.err;
    retain();
  }

  private void retain() {
    for (Open file : open.values()) {
      SharedInput.retain(file.in());
      SharedOutput.retain(file.out());
    }
  }

  Descriptors copy() {
    return new Descriptors(this);
  }

  /** Lets go of all files. */
  void release() {
    open.values().forEach(Descriptors::release);
    open.clear();
  }

  private static void release(Open file) {
    SharedInput.release(file.in());
    if (file.out() != null) {
      SharedOutput.release(file.out());
    }
  }

  Open get(int fd) {
    return open.get(fd);
  }

  /** Makes {@code fd} mean that file, whose hold it takes over; null closes it. */
  void set(int fd, Open file) {
    Open before = file == null ? open.remove(fd) : open.put(fd, file);
    if (before != null) {
      release(before);
    }
    if (fd == 1) {
      out = null;
    }
    if (fd == 2) {
      err = null;
    }
  }

  /** Makes {@code fd} mean the same file as another. */
  void duplicate(int fd, Open file) {
    SharedInput.retain(file.in());
    if (file.out() != null) {
      SharedOutput.retain(file.out());
    }
    set(fd, file);
  }

  InputStream in() {
    Open file = open.get(0);
    return file == null || file.in() == null ? InputStream.nullInputStream() : file.in();
  }

  OutputStream rawOut() {
    return writable(1);
  }

  OutputStream rawErr() {
    return writable(2);
  }

  private OutputStream writable(int fd) {
    Open file = open.get(fd);
    return file == null || file.out() == null ? OutputStream.nullOutputStream() : file.out();
  }

  PrintStream out() {
    if (out == null) {
      out = new StandardOutput(rawOut());
    }
    return out;
  }

  PrintStream err() {
    if (err == null) {
      err = new StandardOutput(rawErr());
    }
    return err;
  }
}
