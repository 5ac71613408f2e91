package io.kubeschool.machine;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a machine starts with: immutable, shared by all machines made from it, turned into
 * a file system when one is first looked at.
 */
public final class FileTree {

  private static final int BLOCK_SIZE = 512;
  private static final long DISK_SIZE = 256L << 20;

  /** Nothing but the root directory. */
  public static final FileTree EMPTY = new FileTree(List.of());

  private final List<Entry> entries;

  private FileTree(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A builder of a tree. */
  public static Builder builder() {
    return new Builder();
  }

  /** A file system with these files, whose file times are the simulation's. */
  public FileSystem toFileSystem(Simulation simulation) {
    FileSystem system = emptyFileSystem(simulation);
    try {
      for (Entry entry : entries) {
        entry.make(system);
      }
      return system;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file system with nothing in it, whose file times are the simulation's. For volumes, too. */
  public static FileSystem emptyFileSystem(Simulation simulation) {
    return Jimfs.newFileSystem(
        Configuration.builder(com.google.common.jimfs.PathType.unix())
            .setRoots("/")
            .setSupportedFeatures(
                com.google.common.jimfs.Feature.LINKS,
                com.google.common.jimfs.Feature.SYMBOLIC_LINKS,
                com.google.common.jimfs.Feature.FILE_CHANNEL)
            .setWorkingDirectory("/")
            .setAttributeViews("unix")
            .setDefaultAttributeValue("owner:owner", "0")
            .setDefaultAttributeValue("posix:group", "0")
            .setDefaultAttributeValue("posix:permissions", FileModes.permissions(0755))
            .setBlockSize(BLOCK_SIZE)
            .setMaxSize(DISK_SIZE)
            .setMaxCacheSize(0)
            .setFileTimeSource(() -> FileTime.from(simulation.now()))
            .build());
  }

  /** Adds entries in order; parents that are missing are made, owned by root. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    /** All that another tree has. */
    public Builder include(FileTree other) {
      entries.addAll(other.entries);
      return this;
    }

    /** A directory of root's, mode 0755. */
    public Builder directory(String path) {
      return directory(path, 0755, 0, 0);
    }

    /** A directory. */
    public Builder directory(String path, int mode, int uid, int gid) {
      entries.add(new Entry('d', path, null, mode, uid, gid));
      return this;
    }

    /** A text file of root's, mode 0644. */
    public Builder file(String path, String content) {
      return file(path, content, 0644, 0, 0);
    }

    /** A text file. */
    public Builder file(String path, String content, int mode, int uid, int gid) {
      entries.add(new Entry('-', path, content.getBytes(StandardCharsets.UTF_8), mode, uid, gid));
      return this;
    }

    /** A file that runs a program of the machine's {@link ProgramTable}. */
    public Builder executable(String path, String program) {
      return file(path, ProgramTable.executable(program), 0755, 0, 0);
    }

    /** Files in a directory, each of which runs the program of its name. */
    public Builder executables(String directory, Iterable<String> programs) {
      for (String program : programs) {
        executable(directory + "/" + program, program);
      }
      return this;
    }

    /** A symbolic link. */
    public Builder link(String path, String target) {
      entries.add(new Entry('l', path, target.getBytes(StandardCharsets.UTF_8), 0777, 0, 0));
      return this;
    }

    /** The tree. */
    public FileTree build() {
      return new FileTree(entries);
    }
  }

  private record Entry(char type, String path, byte[] content, int mode, int uid, int gid) {

    void make(FileSystem system) throws IOException {
      Path file = system.getPath(path);
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      switch (type) {
        case 'd' -> Files.createDirectories(file);
        case 'l' -> {
          Files.deleteIfExists(file);
          Files.createSymbolicLink(
              file, system.getPath(new String(content, StandardCharsets.UTF_8)));
          return;
        }
        default -> Files.write(file, content);
      }
      FileModes.setMode(file, mode);
      if (uid != 0 || gid != 0) {
        FileModes.setOwner(file, uid, gid);
      }
    }
  }
}
