package io.kubeschool.terminal;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.kubeschool.machine.TtyRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Nano;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;

/** The editor and the pager. They see a file system of their own with nothing else on it. */
final class FullScreen {

  private final Terminal terminal;

  FullScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Edits a text; gives what was saved, or null if nothing was. */
  String edit(TtyRequest.EditFile request) {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = files.getPath(request.path()).toAbsolutePath().normalize();
      Files.createDirectories(file.getParent());
      boolean exists = !request.content().isEmpty();
      if (exists) {
        Files.writeString(file, request.content());
      }
      Nano nano = new Nano(terminal, file.getParent());
      nano.open(file.toString());
      nano.run();
      if (!Files.exists(file)) {
        return null;
      }
      String saved = Files.readString(file);
      return exists && saved.equals(request.content()) ? null : saved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows a text page by page. */
  void page(TtyRequest.Page request) {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Less less = new Less(terminal, files.getPath("/"));
      less.run(
          new Source.InputStreamSource(
              new ByteArrayInputStream(request.content().getBytes(StandardCharsets.UTF_8)),
              true,
              request.title()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
