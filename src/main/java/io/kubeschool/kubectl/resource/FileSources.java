package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.kustomize.BuildOptions;
import io.kubeschool.kubectl.kustomize.Kustomizer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.model.ManifestStream;
import io.kubeschool.model.YamlSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The files that {@code -f} names, each as a source of objects. Models cli-runtime
 * resource/visitor.go: FileVisitor, StreamVisitor, ExpandPathsToFileVisitors.
 */
final class FileSources {

  private static final List<String> EXTENSIONS = List.of(".json", ".yaml", ".yml");

  private final Session session;
  private final Supplier<InfoReader> reader;
  private final DocumentCheck check;

  FileSources(Session session, Supplier<InfoReader> reader, DocumentCheck check) {
    this.session = session;
    this.reader = reader;
    this.check = check;
  }

  Source standardInput() {
    return visitor -> documents(session.readStandardInput(), "STDIN", visitor);
  }

  /** The objects of a text that is at hand. */
  Source text(String text, String name) {
    return visitor -> documents(text, name, visitor);
  }

  /** The objects that a folder's kustomization makes. Models KustomizeVisitor. */
  Source kustomization(String folder) {
    return visitor -> {
      Kustomizer kustomizer =
          new Kustomizer(session.process(), BuildOptions.DEFAULT, new SessionLog(session));
      documents(kustomizer.build(folder).toYaml(), folder, visitor);
    };
  }

  /** Why a URL cannot be read: there is no such host in this world. */
  CommandError unreachable(String url) {
    String host = URI.create(url).getHost();
    return new CommandError(
        "unable to read URL \"" + url + "\": dial tcp: lookup " + host + ": no such host");
  }

  /** The files that a name or pattern means. Models expandIfFilePattern. */
  List<String> expand(String pattern) {
    if (Files.exists(session.process().path(pattern))) {
      return List.of(pattern);
    }
    int slash = pattern.lastIndexOf('/');
    String folder = slash < 0 ? "" : pattern.substring(0, slash + 1);
    List<String> matches = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            session.process().path(folder.isEmpty() ? "." : folder),
            pattern.substring(slash + 1))) {
      found.forEach(path -> matches.add(folder + path.getFileName()));
    } catch (IOException | IllegalArgumentException e) {
      matches.clear();
    }
    if (matches.isEmpty()) {
      throw new CommandError("the path \"" + pattern + "\" does not exist");
    }
    matches.sort(null);
    return matches;
  }

  /** The files of a path: itself, or what a directory holds. */
  List<Source> walk(String path, boolean recursive) {
    if (!Files.isDirectory(session.process().path(path))) {
      return List.of(file(path));
    }
    List<Source> files = new ArrayList<>();
    walk(path, recursive, files);
    return files;
  }

  private void walk(String folder, boolean recursive, List<Source> files) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(session.process().path(folder))) {
      found.forEach(p -> names.add(p.getFileName().toString()));
    } catch (IOException e) {
      throw new CommandError(
          "error reading \"" + folder + "\": open " + folder + ": " + ProcessFiles.reason(e));
    }
    names.sort(null);
    for (String name : names) {
      String path = folder.replaceFirst("^\\./", "").replaceFirst("/$", "") + "/" + name;
      if (folder.equals(".")) {
        path = name;
      }
      if (Files.isDirectory(session.process().path(path))) {
        if (recursive) {
          walk(path, true, files);
        }
      } else if (EXTENSIONS.stream().anyMatch(name::endsWith)) {
        files.add(file(path));
      }
    }
  }

  private Source file(String path) {
    return visitor -> documents(session.readFile(path), path, visitor);
  }

  private void documents(String text, String source, Visitor visitor) {
    InfoReader infos = reader.get();
    ManifestStream documents = new ManifestStream(text);
    for (Json document = next(documents, source);
        document != null;
        document = next(documents, source)) {
      if (document != JsonNull.NULL) {
        visit(document, source, infos, visitor);
      }
    }
  }

  private static Json next(ManifestStream documents, String source) {
    try {
      return documents.next();
    } catch (YamlSyntaxException | JsonSyntaxException e) {
      throw new CommandError("error parsing " + source + ": " + e.getMessage());
    }
  }

  private void visit(Json document, String source, InfoReader infos, Visitor visitor) {
    try {
      check.check(document);
    } catch (CommandError e) {
      throw new CommandError("error validating \"" + source + "\": " + e.getMessage());
    }
    ResourceInfo info;
    try {
      info = infos.read(document, source);
    } catch (KubectlError e) {
      visitor.failed(e);
      return;
    }
    visitor.visit(info);
  }
}
