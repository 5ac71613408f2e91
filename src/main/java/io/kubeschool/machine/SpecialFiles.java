package io.kubeschool.machine;

/** Where a machine finds files of {@code /dev}, {@code /proc} and {@code /sys}. */
@FunctionalInterface
public interface SpecialFiles {

  /** The file at that absolute path as {@code process} sees it, or null. */
  SpecialFile find(Process process, String absolute);
}
