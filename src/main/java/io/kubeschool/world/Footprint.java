package io.kubeschool.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the learner has left behind by now. If two are equal, nothing that was done between them has
 * changed anything.
 *
 * @param clusterChanges how many requests of the workstation's have changed the cluster
 * @param shell what {@link LearnerShell#state} gives
 * @param files the workstation's files
 */
record Footprint(long clusterChanges, List<Object> shell, List<Entry> files) {

  /** All files below {@code root}, in order. */
  static List<Entry> files(Path root) {
    List<Entry> entries = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              entries.add(Entry.of(path, 0));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              entries.add(
                  Entry.of(
                      path,
                      attributes.isRegularFile() ? Arrays.hashCode(Files.readAllBytes(path)) : 0));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /**
   * A file. Its time alone would not do: two commands at the same simulated instant may write to
   * it.
   */
  record Entry(String path, Map<String, Object> attributes, int content) {

    static Entry of(Path path, int content) throws IOException {
      return new Entry(
          path.toString(),
          Files.readAttributes(
              path, "unix:mode,owner,group,lastModifiedTime,ino", LinkOption.NOFOLLOW_LINKS),
          content);
    }
  }
}
