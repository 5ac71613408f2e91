package io.kubeschool.machine.image;

import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.ProgramTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What is in an image: layers of texts, programs, links and directories. It is shared by all
 * containers of the image and written into a file system only when somebody looks.
 */
public final class ImageFiles {

  /** Something at a path. */
  public sealed interface Entry permits Text, Executable, Script, Link, Directory {}

  /** A file with that content; {@code mode} as in {@code chmod}. */
  public record Text(String content, int mode) implements Entry {}

  /** An executable that holds the program of that name. */
  public record Executable(String program) implements Entry {}

  /** An executable shell script whose effect is known beforehand. */
  public record Script(String content, EntrypointScript effect) implements Entry {}

  /** A symbolic link. */
  public record Link(String target) implements Entry {}

  /** A directory that may be empty; missing parents of other entries need none. */
  public record Directory(int mode) implements Entry {}

  private static final int MAX_LINKS = 8;

  private final ImageFiles base;
  private final SortedMap<String, Entry> entries;
  private FileTree tree;
  private List<String> treeNames;

  private ImageFiles(ImageFiles base, SortedMap<String, Entry> entries) {
    this.base = base;
    this.entries = entries;
  }

  /** A layer upon {@code base}, or the lowest if that is null. */
  public static Builder over(ImageFiles base) {
    return new Builder(base);
  }

  /** What is at that absolute path, or null; links are not followed. */
  public Entry entry(String path) {
    Entry own = entries.get(path);
    return own != null || base == null ? own : base.entry(path);
  }

  /** What is at that absolute path when a link at its end is followed, or null. */
  public Entry target(String path) {
    String at = path;
    for (int i = 0; i < MAX_LINKS; i++) {
      Entry entry = entry(at);
      if (!(entry instanceof Link(String target))) {
        return entry;
      }
      at = target.startsWith("/") ? target : at.substring(0, at.lastIndexOf('/') + 1) + target;
    }
    return null;
  }

  /** Calls {@code action} with every path and entry, lower layers first. */
  public void forEach(BiConsumer<String, Entry> action) {
    List<ImageFiles> layers = new ArrayList<>();
    for (ImageFiles layer = this; layer != null; layer = layer.base) {
      layers.addFirst(layer);
    }
    SortedMap<String, Entry> merged = new TreeMap<>();
    layers.forEach(layer -> merged.putAll(layer.entries));
    merged.forEach(action);
  }

  /**
   * All of it, as what a file system is made from; made once for tables with the same programs.
   *
   * @param programs executables of programs that it does not have are left out
   */
  public FileTree toFileTree(ProgramTable programs) {
    List<String> names = programs.names();
    if (!names.equals(treeNames)) {
      FileTree.Builder builder = FileTree.builder();
      forEach((path, entry) -> {
        if (!(entry instanceof Executable(String name)) || programs.program(name) != null) {
          add(builder, path, entry);
        }
      });
      tree = builder.build();
      treeNames = names;
    }
    return tree;
  }

  private static void add(FileTree.Builder builder, String path, Entry entry) {
    switch (entry) {
      case Text(String content, int mode) -> builder.file(path, content, mode, 0, 0);
      case Executable(String program) -> builder.executable(path, program);
      case Script(String content, EntrypointScript effect) ->
          builder.file(path, content, 0755, 0, 0);
      case Link(String target) -> builder.link(path, target);
      case Directory(int mode) -> builder.directory(path, mode, 0, 0);
    }
  }

  /** Collects a layer. */
  public static final class Builder {
    private final ImageFiles base;
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private Builder(ImageFiles base) {
      this.base = base;
    }

    /** A file, readable by all. */
    public Builder text(String path, String content) {
      entries.put(path, new Text(content, 0644));
      return this;
    }

    /** Programs of those names in a directory. */
    public Builder programs(String directory, String... names) {
      for (String name : names) {
        entries.put(directory + "/" + name, new Executable(name));
      }
      return this;
    }

    /** A program under another name. */
    public Builder program(String path, String program) {
      entries.put(path, new Executable(program));
      return this;
    }

    /** A shell script. */
    public Builder script(String path, String content, EntrypointScript effect) {
      entries.put(path, new Script(content, effect));
      return this;
    }

    /** A symbolic link. */
    public Builder link(String path, String target) {
      entries.put(path, new Link(target));
      return this;
    }

    /** Directories. */
    public Builder directories(String... paths) {
      for (String path : paths) {
        entries.put(
            path, new Directory(path.equals("/tmp") || path.equals("/var/tmp") ? 01777 : 0755));
      }
      return this;
    }

    /** The layer. */
    public ImageFiles build() {
      return new ImageFiles(base, entries);
    }
  }
}
