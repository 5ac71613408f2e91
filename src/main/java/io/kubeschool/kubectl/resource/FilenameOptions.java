package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import java.util.List;

/**
 * What {@code -f}, {@code -k} and {@code -R} say. Models cli-runtime resource.FilenameOptions.
 *
 * @param names files, directories, patterns or {@code -}
 * @param kustomization a directory, or ""
 * @param recursive whether to go down into directories
 */
public record FilenameOptions(List<String> names, String kustomization, boolean recursive) {

  /**
   * The three flags.
   *
   * @param purpose what is done to the objects in the files, as help says it: {@code get}
   */
  public static FlagSet flags(String purpose) {
    return FlagSet.of(b ->
        b.strings(
                "filename",
                "f",
                List.of(),
                "A file, directory or URL with the objects to " + purpose + "; may be repeated.")
            .string(
                "kustomize",
                "k",
                "",
                "Build this kustomization directory and take what comes out; not"
                    + " together with -f or -R.")
            .bool(
                "recursive",
                "R",
                false,
                "Go through the directories given with -f down to the last" + " folder."));
  }

  /** What the flags of that command line say. */
  public static FilenameOptions of(ParsedFlags flags) {
    return new FilenameOptions(
        flags.strings("filename"), flags.string("kustomize"), flags.bool("recursive"));
  }

  /** Whether nothing was given. */
  public boolean isEmpty() {
    return names.isEmpty() && kustomization.isEmpty();
  }
}
