package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.flag.FlagSet;

/** Flags that several commands share. Models pkg/cmd/util/helpers.go. */
public final class CommonFlags {

  /** {@code -l}. */
  public static final FlagSet SELECTOR =
      FlagSet.of(b ->
          b.string(
              "selector",
              "l",
              "",
              "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.(e.g."
                  + " -l key1=value1,key2=value2,key3 in (value3)). Matching objects must satisfy"
                  + " all of the specified label constraints."));

  /** {@code --chunk-size}. */
  public static final FlagSet CHUNK_SIZE =
      FlagSet.of(b ->
          b.integer(
              "chunk-size",
              "",
              500,
              "Return large lists in chunks rather than all at once. Pass 0 to disable."));

  private CommonFlags() {}
}
