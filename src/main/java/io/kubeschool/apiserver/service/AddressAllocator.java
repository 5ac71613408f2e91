package io.kubeschool.apiserver.service;

import io.kubeschool.sim.RandomStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives out numbers of a range, at random, leaving its lower band to those that ask for a number of
 * their own. Models pkg/registry/core/service/ipallocator and portallocator.
 */
final class AddressAllocator {

  private final long first;
  private final long last;
  private final long dynamicFirst;
  private final RandomStream random;
  private final Set<Long> used = new HashSet<>();

  /**
   * The range from {@code first} to {@code last}, both included.
   *
   * @param band how many at its beginning are not given out unasked, while there are others
   */
  AddressAllocator(long first, long last, long band, RandomStream random) {
    this.first = first;
    this.last = last;
    this.dynamicFirst = first + band;
    this.random = random;
  }

  boolean contains(long number) {
    return number >= first && number <= last;
  }

  boolean isUsed(long number) {
    return used.contains(number);
  }

  void use(long number) {
    used.add(number);
  }

  void release(long number) {
    used.remove(number);
  }

  /** A number that is not used, or -1 if all are. It is not used yet. */
  long next() {
    long found = nextFrom(dynamicFirst, last);
    return found < 0 ? nextFrom(first, dynamicFirst - 1) : found;
  }

  private long nextFrom(long low, long high) {
    long size = high - low + 1;
    long offset = size <= 0 ? 0 : random.nextInt((int) size);
    for (long i = 0; i < size; i++) {
      long candidate = low + (offset + i) % size;
      if (!used.contains(candidate)) {
        return candidate;
      }
    }
    return -1;
  }
}
