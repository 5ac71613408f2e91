package io.kubeschool.apiserver.registry;

import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * A part of an object that has a path of its own.
 *
 * @param name the last part of its path, {@code status}
 * @param kind what is sent and answered there
 * @param verbs what can be done with it, sorted
 */
public record Subresource(String name, ResourceKind kind, List<String> verbs) {

  private static final List<String> READ_AND_WRITE = List.of("get", "patch", "update");

  /** A part that is read and written as the object itself. */
  public static Subresource of(String name, ResourceKind kind) {
    return new Subresource(name, kind, READ_AND_WRITE);
  }
}
