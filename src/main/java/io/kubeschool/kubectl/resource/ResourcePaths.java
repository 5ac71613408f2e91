package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import java.util.ArrayList;
import java.util.List;

/** The files and streams whose objects a command means. Models builder.go: Path, Stdin, Stream. */
final class ResourcePaths {

  private final List<KubectlError> errors;
  private final List<Source> sources = new ArrayList<>();
  private boolean stream;
  private boolean directory;
  private boolean singleItemImplied;

  /** None yet; what goes wrong is added to {@code errors}. */
  ResourcePaths(List<KubectlError> errors) {
    this.errors = errors;
  }

  /** Takes what {@code -f} and {@code -k} name. */
  void add(FilenameOptions options, FileSources files) {
    options.names().forEach(name -> add(name, options.recursive(), files));
    if (!options.kustomization().isEmpty()) {
      sources.add(files.kustomization(options.kustomization()));
    }
  }

  void addStream(Source source) {
    stream = true;
    sources.add(source);
  }

  private void add(String name, boolean recursive, FileSources files) {
    if (name.equals("-")) {
      addStream(files.standardInput());
      return;
    }
    if (name.startsWith("http://") || name.startsWith("https://")) {
      errors.add(files.unreachable(name));
      return;
    }
    try {
      List<String> matches = files.expand(name);
      if (!recursive && matches.size() == 1) {
        singleItemImplied = true;
      }
      for (String match : matches) {
        List<Source> found = files.walk(match, recursive);
        directory |= found.size() > 1;
        sources.addAll(found);
      }
      if (sources.isEmpty() && errors.isEmpty()) {
        errors.add(
            new CommandError(
                "error reading "
                    + matches.toString().replace(", ", " ")
                    + ": recognized file extensions are [.json .yaml .yml]"));
      }
    } catch (KubectlError e) {
      errors.add(e);
    }
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  List<Source> sources() {
    return sources;
  }

  /** Whether they can only stand for one object: a single file. */
  boolean isSingleItem() {
    return singleItemImplied && !directory && !stream && sources.size() == 1;
  }
}
