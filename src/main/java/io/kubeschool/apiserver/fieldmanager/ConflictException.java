package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Others manage what is applied. Models merge/conflict.go and internal/conflict.go. */
final class ConflictException extends RuntimeException {

  private final SequencedMap<Manager, FieldSet> conflicts;

  /** Conflicts with those managers about those fields. */
  ConflictException(SequencedMap<Manager, FieldSet> conflicts) {
    super("conflicts", null, false, false);
    this.conflicts = conflicts;
  }

  /** All fields that it is about. */
  FieldSet fields() {
    return conflicts.values().stream().reduce(FieldSet.EMPTY, FieldSet::union);
  }

  /** The same without those fields. */
  ConflictException without(FieldSet fields) {
    SequencedMap<Manager, FieldSet> rest = new TreeMap<>(Manager.BY_IDENTIFIER);
    conflicts.forEach((manager, set) -> {
      FieldSet left = set.difference(fields);
      if (!left.isEmpty()) {
        rest.put(manager, left);
      }
    });
    return new ConflictException(rest);
  }

  /** The answer that tells of it. */
  StatusException status() {
    JsonArray.Builder causes = JsonArray.builder();
    List<String> lines = new ArrayList<>();
    List<String> single = new ArrayList<>();
    conflicts.forEach((manager, set) -> {
      lines.add("conflicts with " + manager + ":");
      set.forEach(path -> {
        String field = text(path);
        causes.add(
            Json.objectOf(
                "reason",
                "FieldManagerConflict",
                "message",
                "conflict with " + manager,
                "field",
                field));
        lines.add("- " + field);
        single.add("conflict with " + manager + ": " + field);
      });
    });
    String message =
        single.size() == 1
            ? "Apply failed with 1 conflict: " + single.getFirst()
            : "Apply failed with " + single.size() + " conflicts: " + String.join("\n", lines);
    return Failure.failure(409, "Conflict", message, Json.objectOf("causes", causes.build()));
  }

  private static String text(List<PathElement> path) {
    StringBuilder text = new StringBuilder();
    path.forEach(text::append);
    return text.toString();
  }
}
