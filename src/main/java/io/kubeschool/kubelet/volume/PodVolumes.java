package io.kubeschool.kubelet.volume;

import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Mount;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The volumes of one pod as folders: made when a container's files are first used, shared by its
 * containers, gone with it.
 */
public final class PodVolumes {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu_MM_dd_HH_mm_ss.nnnnnnnnn").withZone(ZoneOffset.UTC);

  private final Simulation simulation;
  private final VolumeSources sources;
  private final VolumeBacking backing;
  private final Map<String, Path> folders = new TreeMap<>();
  private FileSystem files;

  /** Where volumes are that outlive their pods. */
  public interface VolumeBacking {

    /** The folder or file of a hostPath or persistent volume on the node; null if there is none. */
    Path find(Pod pod, JsonObject volume);
  }

  /** None yet. */
  public PodVolumes(Simulation simulation, VolumeSources sources, VolumeBacking backing) {
    this.simulation = simulation;
    this.sources = sources;
    this.backing = backing;
  }

  /** Mounts what a container asks for. */
  public void mountInto(Machine machine, Pod pod, JsonObject container, PodRecord record) {
    for (JsonObject mount : container.array("volumeMounts").objects()) {
      JsonObject volume = pod.json().array("spec", "volumes").find("name", mount.string("name"));
      if (volume == null) {
        continue;
      }
      Path folder = folder(pod, volume, record);
      String subPath = mount.string("subPath");
      Path source = subPath.isEmpty() ? folder : real(folder.resolve(subPath));
      if (!Files.exists(source)) {
        directories(source);
      }
      boolean readOnly = mount.bool("readOnly") || VolumeSources.isFromApi(volume);
      machine.mount(
          new Mount(
              stripped(mount.string("mountPath")),
              source,
              readOnly,
              type(volume).equals("tmpfs") ? "tmpfs" : "/dev/vda1",
              type(volume)));
    }
  }

  private static Path real(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stripped(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String type(JsonObject volume) {
    boolean memory = volume.object("emptyDir").string("medium").equals("Memory");
    return memory || volume.has("secret") || volume.has("projected") ? "tmpfs" : "ext4";
  }

  /** A folder or file of the pod's own, by its path below the pod's root on the node. */
  public Path ownFile(String name, String content) {
    Path file = files().getPath("/" + name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the files that come from API objects up to date, those that were used. */
  public void refresh(Pod pod, PodRecord record) {
    for (JsonObject volume : pod.json().array("spec", "volumes").objects()) {
      Path folder = folders.get(volume.string("name"));
      if (folder != null && VolumeSources.isFromApi(volume)) {
        fill(folder, pod, volume, record);
      }
    }
  }

  /** Whether any of them has been made. */
  public boolean isUsed() {
    return !folders.isEmpty();
  }

  private Path folder(Pod pod, JsonObject volume, PodRecord record) {
    String name = volume.string("name");
    Path known = folders.get(name);
    if (known != null) {
      return known;
    }
    Path folder = backing.find(pod, volume);
    if (folder == null) {
      folder = files().getPath("/volumes/" + name);
      directories(folder);
      setMode(folder, 0777);
      if (VolumeSources.isFromApi(volume)) {
        fill(folder, pod, volume, record);
      }
    }
    folders.put(name, folder);
    return folder;
  }

  /**
   * Writes a volume's files as a whole: into a new folder, to which {@code ..data} then points.
   * Models pkg/volume/util/atomic_writer.go.
   */
  private void fill(Path folder, Pod pod, JsonObject volume, PodRecord record) {
    Map<String, VolumeSources.FileContent> wanted;
    try {
      wanted = sources.files(pod, volume, record);
    } catch (VolumeException e) {
      return;
    }
    try {
      Path data = folder.resolve("..data");
      Path before = Files.isSymbolicLink(data) ? Files.readSymbolicLink(data) : null;
      if (before != null && holds(folder.resolve(before), wanted)) {
        return;
      }
      Path now = folder.resolve(".." + STAMP.format(simulation.now()));
      for (Map.Entry<String, VolumeSources.FileContent> entry : wanted.entrySet()) {
        Path file = now.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue().bytes());
        setMode(file, entry.getValue().mode());
      }
      Files.createDirectories(now);
      Files.deleteIfExists(data);
      Files.createSymbolicLink(data, now.getFileName());
      link(folder, wanted.keySet());
      if (before != null) {
        remove(folder.resolve(before));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path folder, Map<String, VolumeSources.FileContent> wanted)
      throws IOException {
    for (Map.Entry<String, VolumeSources.FileContent> entry : wanted.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.exists(file)
          || !Arrays.equals(Files.readAllBytes(file), entry.getValue().bytes())) {
        return false;
      }
    }
    try (var present = Files.walk(folder)) {
      return present.filter(Files::isRegularFile).count() == wanted.size();
    }
  }

  private static void link(Path folder, Set<String> names) throws IOException {
    Set<String> tops = new TreeSet<>();
    names.forEach(
        name -> tops.add(name.contains("/") ? name.substring(0, name.indexOf('/')) : name));
    try (var present = Files.list(folder)) {
      for (Path file : present.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("..") && !tops.contains(name)) {
          Files.delete(file);
        }
      }
    }
    for (String name : tops) {
      Path link = folder.resolve(name);
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, folder.getFileSystem().getPath("..data", name));
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void directories(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setMode(Path file, int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] bits = PosixFilePermission.values();
    for (int i = 0; i < bits.length; i++) {
      if ((mode >> (bits.length - 1 - i) & 1) != 0) {
        permissions.add(bits[i]);
      }
    }
    try {
      Files.setPosixFilePermissions(file, permissions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem files() {
    if (files == null) {
      files = FileTree.emptyFileSystem(simulation);
    }
    return files;
  }
}
