package io.kubeschool.world;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * A session's history on disk: a header, then one line per input, each with a hash chained to the
 * line before. Lines are only appended, and forced to the disk before the input takes effect, so
 * whatever moment the process is killed at, all but an unfinished line is there again; undo and
 * redo are lines too.
 *
 * <p>A line is {@code HASH JSON\n}. A last line that is cut short is dropped on opening; a whole
 * line with a wrong hash means that somebody edited the file, and is refused.
 */
public final class Journal implements AutoCloseable {

  private static final int HASH_LETTERS = 16;

  /** What a line that was written survives. */
  public enum Keeping {
    /** The loss of power: it waits for the disk, 1 to 2 ms a line. */
    THROUGH_POWER_LOSS,
    /** The end of the process only, for worlds that nobody comes back to. */
    THROUGH_THE_PROCESS
  }

  private final FileChannel channel;
  private final Keeping keeping;
  private final JsonObject header;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<JournalEntry> undone = new ArrayList<>();
  private final Deque<Integer> sizesBeforeUndo = new ArrayDeque<>();
  private String lastHash = "";

  private Journal(FileChannel channel, JsonObject header, Keeping keeping) {
    this.channel = channel;
    this.keeping = keeping;
    this.header = header;
  }

  /** A journal that lives in memory only. */
  public static Journal inMemory(JsonObject header) {
    return new Journal(null, header, Keeping.THROUGH_THE_PROCESS);
  }

  /**
   * Begins a journal, replacing what {@code file} holds.
   *
   * @param header what the world is made from
   * @throws JournalException if the file cannot be written, or another process has it open
   */
  public static Journal create(Path file, JsonObject header) {
    return create(file, header, Keeping.THROUGH_POWER_LOSS);
  }

  /**
   * Begins a journal, replacing what {@code file} holds.
   *
   * @param header what the world is made from
   * @throws JournalException if the file cannot be written, or another process has it open
   */
  public static Journal create(Path file, JsonObject header, Keeping keeping) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          lock(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(0);
      Journal journal = new Journal(channel, header, keeping);
      journal.write(header);
      return journal;
    } catch (IOException e) {
      throw new JournalException("cannot write the journal " + file + ": " + e.getMessage());
    }
  }

  /**
   * Opens a journal to go on with it.
   *
   * @throws JournalException if it is no journal, was altered, or another process has it open
   */
  public static Journal open(Path file) {
    try {
      FileChannel channel = lock(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Journal journal = null;
      try {
        journal = read(file, channel, Files.readAllBytes(file));
        return journal;
      } finally {
        if (journal == null) {
          // its lock would keep a new journal from taking the file's place
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new JournalException("cannot read the journal " + file + ": " + e.getMessage());
    }
  }

  private static FileChannel lock(Path file, StandardOpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new JournalException("another kubeschool is using " + file + "; leave it first");
    }
    return channel;
  }

  private static Journal read(Path file, FileChannel channel, byte[] bytes) throws IOException {
    Journal journal = null;
    int start = 0;
    int number = 0;
    for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
      number++;
      String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      String hash = line.substring(0, Math.min(HASH_LETTERS, line.length()));
      String text = line.length() > HASH_LETTERS ? line.substring(HASH_LETTERS + 1) : "";
      if (!hash.equals(hash(journal == null ? "" : journal.lastHash, text))) {
        throw new JournalException(
            file + ", line " + number + ": was altered, so it cannot be replayed");
      }
      JsonObject record = parse(file, number, text);
      if (journal == null) {
        journal = new Journal(channel, record, Keeping.THROUGH_POWER_LOSS);
      } else {
        journal.apply(record);
      }
      journal.lastHash = hash;
      start = end + 1;
    }
    if (journal == null) {
      throw new JournalException(file + " holds no journal");
    }
    channel.truncate(start);
    channel.position(start);
    return journal;
  }

  private static int lineEnd(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static JsonObject parse(Path file, int number, String text) {
    try {
      if (Json.parse(text) instanceof JsonObject record) {
        return record;
      }
    } catch (JsonSyntaxException e) {
      throw new JournalException(file + ", line " + number + ": " + e.getMessage());
    }
    throw new JournalException(file + ", line " + number + ": not a record");
  }

  /** What the world is made from: the seed and the like. */
  public JsonObject header() {
    return header;
  }

  /** The inputs that count, in order: those that were undone are not among them. */
  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** How many inputs count. */
  public int size() {
    return entries.size();
  }

  /** How many undone inputs can be brought back. */
  public int undoneSize() {
    return undone.size();
  }

  /** How many inputs counted before the last undo that is not made good; {@link #size} if none. */
  public int sizeBeforeUndo() {
    return sizesBeforeUndo.isEmpty() ? size() : sizesBeforeUndo.peek();
  }

  /** Appends an input; what was undone before cannot be brought back any more. */
  public void append(JournalEntry entry) {
    JsonObject record = entry.input().toJson().with("at", entry.at().toNanos());
    write(record);
    apply(record);
  }

  /** Takes back the last inputs, down to {@code size}. */
  public void undoTo(int size) {
    JsonObject record = Json.objectOf("undoTo", size);
    write(record);
    apply(record);
  }

  /** Brings back inputs that were undone, up to {@code size} in all. */
  public void redoTo(int size) {
    JsonObject record = Json.objectOf("redoTo", size);
    write(record);
    apply(record);
  }

  /** The inputs that can be brought back, the first to come first. */
  public List<JournalEntry> undone() {
    return List.copyOf(undone.reversed());
  }

  private void apply(JsonObject record) {
    if (record.has("undoTo")) {
      sizesBeforeUndo.push(entries.size());
      while (entries.size() > record.number(0, "undoTo")) {
        undone.add(entries.removeLast());
      }
    } else if (record.has("redoTo")) {
      while (entries.size() < record.number(0, "redoTo") && !undone.isEmpty()) {
        entries.add(undone.removeLast());
      }
      while (!sizesBeforeUndo.isEmpty() && sizesBeforeUndo.peek() <= entries.size()) {
        sizesBeforeUndo.pop();
      }
    } else {
      undone.clear();
      sizesBeforeUndo.clear();
      entries.add(
          new JournalEntry(Duration.ofNanos(record.number(0, "at")), Input.fromJson(record)));
    }
  }

  private void write(JsonObject record) {
    String text = record.toText();
    String hash = hash(lastHash, text);
    if (channel != null) {
      try {
        ByteBuffer line =
            ByteBuffer.wrap((hash + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
          channel.write(line);
        }
        if (keeping == Keeping.THROUGH_POWER_LOSS) {
          channel.force(false);
        }
      } catch (IOException e) {
        throw new JournalException("cannot write the journal: " + e.getMessage());
      }
    }
    lastHash = hash;
  }

  private static String hash(String before, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.UTF_8));
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASH_LETTERS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Releases the file. */
  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
