package io.kubeschool.tutor;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Progress in a file, replaced as a whole: a reader finds the old or the new, never half of it. */
final class ProgressFile implements ProgressStore {

  private final Path file;

  ProgressFile(Path file) {
    this.file = file;
  }

  @Override
  public Progress load() {
    if (!Files.exists(file)) {
      return Progress.NONE;
    }
    try {
      return Json.parse(Files.readString(file)) instanceof JsonObject json
          ? Progress.fromJson(json)
          : Progress.NONE;
    } catch (JsonSyntaxException e) {
      // somebody edited it; the lessons' journals are still there, so begin anew rather than fail
      return Progress.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(Progress progress) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes =
            ByteBuffer.wrap((progress.toJson().toText() + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
