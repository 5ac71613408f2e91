package io.kubeschool.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A component's own source of chance: what it draws depends on the seed, its name and its own
 * draws, on nothing else.
 */
public final class RandomStream {

  /**
   * The letters of generated names. Models apimachinery pkg/util/rand: no vowels, no look-alikes.
   */
  private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private final SplittableRandom random;

  private RandomStream(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static RandomStream fork(long seed, String name) {
    long hash = 0xcbf29ce484222325L ^ (seed * 0x9e3779b97f4a7c15L);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new RandomStream(hash);
  }

  /** From 0 (inclusive) to {@code bound} (exclusive). */
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  /** Any long. */
  public long nextLong() {
    return random.nextLong();
  }

  /** From 0.0 (inclusive) to 1.0 (exclusive). */
  public double nextDouble() {
    return random.nextDouble();
  }

  /** A duration from {@code least} (inclusive) to {@code most} (exclusive), evenly distributed. */
  public Duration between(Duration least, Duration most) {
    long span = most.minus(least).toNanos();
    return span <= 0 ? least : least.plusNanos(random.nextLong(span));
  }

  /** A generated name's suffix of that many letters. Models apimachinery pkg/util/rand: String. */
  public String nameSuffix(int length) {
    StringBuilder suffix = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      suffix.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
    }
    return suffix.toString();
  }

  /** A version 4 UUID in its usual spelling. */
  public String uuid() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new java.util.UUID(high, low).toString();
  }
}
