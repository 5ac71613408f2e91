package io.kubeschool.machine.shell;

import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.SpecialFile;
import io.kubeschool.machine.SpecialFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code <(...)} printed, as files under {@code /dev/fd} from number 63 down. A machine keeps
 * the last few.
 */
final class SubstitutedFiles implements SpecialFiles {

  private static final int FIRST = 63;
  private static final int KEPT = 40;

  private final Map<String, String> files =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  private int next = FIRST;

  private SubstitutedFiles() {}

  static SubstitutedFiles of(Machine machine) {
    for (SpecialFiles source : machine.specialFiles()) {
      if (source instanceof SubstitutedFiles files) {
        return files;
      }
    }
    SubstitutedFiles files = new SubstitutedFiles();
    machine.addSpecialFiles(files);
    return files;
  }

  String add(String text) {
    String path = "/dev/fd/" + next;
    next = next == FIRST - KEPT ? FIRST : next - 1;
    files.remove(path);
    files.put(path, text);
    return path;
  }

  @Override
  public SpecialFile find(Process process, String absolute) {
    String text = files.get(absolute);
    return text == null
        ? null
        : () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
