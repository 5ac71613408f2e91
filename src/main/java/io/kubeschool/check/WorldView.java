package io.kubeschool.check;

import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Optional;

/** What a check may see of the world, and cannot change. */
public interface WorldView {

  /** All namespaces. */
  String ALL = "*";

  /**
   * An object.
   *
   * @param kind as kubectl takes it: {@code pods}, {@code pod}, {@code po}
   * @param namespace ignored for cluster-scoped kinds
   * @throws IllegalArgumentException for a kind that the cluster does not have
   */
  Optional<JsonObject> get(String kind, String namespace, String name);

  /**
   * The objects of a kind.
   *
   * @param namespace one, or {@link #ALL}
   * @param selector a label selector, or ""
   * @throws IllegalArgumentException for a kind that the cluster does not have, or a bad selector
   */
  List<JsonObject> list(String kind, String namespace, String selector);

  /** The content of a file of the workstation; relative paths start in the learner's home. */
  Optional<String> file(String path);

  /** What the learner typed since the step began, the oldest first. */
  List<TypedCommand> commands();
}
