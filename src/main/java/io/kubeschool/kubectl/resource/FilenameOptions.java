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
   * @param purpose how the help ends: {@code identifying the resource to get from a server.}
   */
  public static FlagSet flags(String purpose) {
    return FlagSet.of(b ->
        b.strings("filename", "f", List.of(), "Filename, directory, or URL to files " + purpose)
            .string(
                "kustomize",
                "k",
                "",
                "Process the kustomization directory. This flag can't be used together with -f"
                    + " or -R.")
            .bool(
                "recursive",
                "R",
                false,
                "Process the directory used in -f, --filename recursively. Useful when you want"
                    + " to manage related manifests organized within the same directory."));
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
