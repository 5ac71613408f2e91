package io.kubeschool.model;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The names of an object's fields, in order, with an index by their hashes. Objects with the same
 * fields mostly share one: a cluster has thousands of pods but few sets of names.
 */
final class FieldNames {

  /** No names. */
  static final FieldNames NONE = new FieldNames(new String[0], 0);

  /** Objects with more fields than this are maps of data: hardly two of them are alike. */
  private static final int MOST_SHARED = 64;

  private static final int SHELF = 4;

  /**
   * Those made last: shelves of a few, the newest first, each on the one that its mark tells. That
   * two threads may overwrite each other's costs sharing, nothing else: all that can be read of one
   * is final.
   */
  private static final FieldNames[] SHARED = new FieldNames[1024 * SHELF];

  private final String[] names;
  private final int mark;
  private final byte[] slots;
  private int hash;

  private FieldNames(String[] names, int mark) {
    this.names = names;
    this.mark = mark;
    this.slots = names.length <= MOST_SHARED ? index(names) : null;
  }

  private static byte[] index(String[] names) {
    byte[] slots = new byte[Integer.highestOneBit(Math.max(1, names.length)) * 4];
    for (int i = 0; i < names.length; i++) {
      int slot = mix(names[i]) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (byte) (i + 1);
    }
    return slots;
  }

  private static int mix(String name) {
    int hash = name.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  List<String> asList() {
    return List.of(names);
  }

  /** The index of that name; negative if it is not there. */
  int indexOf(String name) {
    if (slots == null) {
      return Arrays.binarySearch(names, name);
    }
    int last = slots.length - 1;
    int slot = mix(name) & last;
    while (true) {
      int index = slots[slot] - 1;
      if (index < 0) {
        return -1;
      }
      String there = names[index];
      if (there == name || there.equals(name)) {
        return index;
      }
      slot = slot + 1 & last;
    }
  }

  /** These and one more, which is not among them. */
  FieldNames plus(String name) {
    int nextMark = mark + mix(name);
    int shelf = shelf(nextMark);
    for (int i = shelf; i < shelf + SHELF; i++) {
      FieldNames next = SHARED[i];
      if (next != null
          && next.mark == nextMark
          && next.names.length == names.length + 1
          && next.isPlus(this, next.indexOf(name))) {
        return next;
      }
    }
    int at = -Arrays.binarySearch(names, name) - 1;
    String[] more = new String[names.length + 1];
    System.arraycopy(names, 0, more, 0, at);
    more[at] = name;
    System.arraycopy(names, at, more, at + 1, names.length - at);
    return share(more, nextMark);
  }

  /** These without that at {@code index}. */
  FieldNames minus(int index) {
    if (names.length == 1) {
      return NONE;
    }
    int nextMark = mark - mix(names[index]);
    int shelf = shelf(nextMark);
    for (int i = shelf; i < shelf + SHELF; i++) {
      FieldNames next = SHARED[i];
      if (next != null
          && next.mark == nextMark
          && next.names.length == names.length - 1
          && isPlus(next, index)) {
        return next;
      }
    }
    String[] fewer = new String[names.length - 1];
    System.arraycopy(names, 0, fewer, 0, index);
    System.arraycopy(names, index + 1, fewer, index, fewer.length - index);
    return share(fewer, nextMark);
  }

  /** Whether these are {@code fewer} and one more at {@code extra}. */
  private boolean isPlus(FieldNames fewer, int extra) {
    if (extra < 0) {
      return false;
    }
    for (int i = 0; i < fewer.names.length; i++) {
      if (!fewer.names[i].equals(names[i < extra ? i : i + 1])) {
        return false;
      }
    }
    return true;
  }

  /** The first {@code count} of these, whatever their order; what is there twice counts once. */
  static FieldNames of(String[] some, int count) {
    int mark = 0;
    for (int i = 0; i < count; i++) {
      mark += mix(some[i]);
    }
    int shelf = shelf(mark);
    for (int i = shelf; i < shelf + SHELF; i++) {
      FieldNames found = SHARED[i];
      if (found != null && found.mark == mark && found.isMadeOf(some, count)) {
        return found;
      }
    }
    TreeSet<String> sorted = new TreeSet<>(Arrays.asList(some).subList(0, count));
    String[] names = sorted.toArray(String[]::new);
    if (names.length < count) {
      return of(names, names.length);
    }
    return share(names, mark);
  }

  private boolean isMadeOf(String[] some, int count) {
    if (count != names.length) {
      return false;
    }
    long seen = 0;
    for (int i = 0; i < count; i++) {
      int index = indexOf(some[i]);
      if (index < 0) {
        return false;
      }
      seen |= 1L << index;
    }
    return seen == (count == 64 ? -1L : (1L << count) - 1);
  }

  private static FieldNames share(String[] names, int mark) {
    if (names.length > MOST_SHARED) {
      return new FieldNames(names, mark);
    }
    for (int i = 0; i < names.length; i++) {
      // Who looks for a field mostly does so by a literal: then the two are the same string.
      names[i] = names[i].intern();
    }
    FieldNames fresh = new FieldNames(names, mark);
    int shelf = shelf(mark);
    System.arraycopy(SHARED, shelf, SHARED, shelf + 1, SHELF - 1);
    SHARED[shelf] = fresh;
    return fresh;
  }

  private static int shelf(int mark) {
    return ((mark ^ mark >>> 12) & SHARED.length / SHELF - 1) * SHELF;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof FieldNames fields
            && mark == fields.mark
            && Arrays.equals(names, fields.names);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(names);
    }
    return hash;
  }
}
