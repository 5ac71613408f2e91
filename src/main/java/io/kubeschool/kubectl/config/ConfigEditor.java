package io.kubeschool.kubectl.config;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.machine.Process;
import io.kubeschool.model.JsonObject;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes kubeconfig files: each entry in the file that has it, a new one in the first file that
 * exists. Models client-go tools/clientcmd/config.go: ModifyConfig.
 */
public final class ConfigEditor {

  private final Process process;
  private final ConfigLoader loader;

  /** An editor of the files that {@code loader} finds. */
  public ConfigEditor(Process process, ConfigLoader loader) {
    this.process = process;
    this.loader = loader;
  }

  /** What the files hold together; a file that does not exist holds nothing. */
  public Kubeconfig start() {
    Kubeconfig config = Kubeconfig.EMPTY;
    for (String file : loader.files()) {
      config = config.merge(loader.read(file));
    }
    return config;
  }

  /** The file to which new entries go. */
  public String defaultFile() {
    List<String> files = loader.files();
    return files.stream()
        .filter(f -> Files.exists(process.path(f)))
        .findFirst()
        .orElse(files.getLast());
  }

  /** Writes what {@code changed} makes of {@link #start}. */
  public void write(Kubeconfig changed) {
    Kubeconfig before = start();
    for (String file : loader.files()) {
      Kubeconfig old = loader.read(file);
      boolean takesNew = file.equals(defaultFile());
      Kubeconfig edited =
          new Kubeconfig(
              edited(old.clusters(), before.clusters(), changed.clusters(), takesNew),
              edited(old.contexts(), before.contexts(), changed.contexts(), takesNew),
              edited(old.users(), before.users(), changed.users(), takesNew),
              currentContext(old, before, changed, takesNew));
      if (!edited.equals(old)) {
        ProcessFiles.write(process, file, edited.text());
      }
    }
  }

  private static String currentContext(
      Kubeconfig old, Kubeconfig before, Kubeconfig changed, boolean takesNew) {
    if (changed.currentContext().equals(before.currentContext())) {
      return old.currentContext();
    }
    boolean hasIt =
        before.currentContext().isEmpty()
            ? takesNew
            : old.currentContext().equals(before.currentContext());
    return hasIt ? changed.currentContext() : old.currentContext();
  }

  private static SortedMap<String, JsonObject> edited(
      SortedMap<String, JsonObject> old,
      SortedMap<String, JsonObject> before,
      SortedMap<String, JsonObject> changed,
      boolean takesNew) {
    SortedMap<String, JsonObject> edited = new TreeMap<>(old);
    edited.keySet().removeIf(name -> !changed.containsKey(name));
    changed.forEach((name, value) -> {
      boolean isNew = !before.containsKey(name);
      if (isNew ? takesNew : old.containsKey(name) && !Objects.equals(value, before.get(name))) {
        edited.put(name, value);
      }
    });
    return edited;
  }
}
