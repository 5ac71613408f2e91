package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;

/** Fills in what a manifest leaves out. Models pkg/apis/.../defaults.go. */
@FunctionalInterface
public interface Defaulter {

  /**
   * The object with its kind's defaults; the same reference if nothing was missing, so that
   * defaulting what has its defaults costs next to nothing.
   */
  JsonObject applyDefaults(JsonObject object, ResourceKind kind);
}
