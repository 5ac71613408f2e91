package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.JsonObject;

/** Turns objects of a kind into those of another version that the server has of it. */
public interface Versions {

  /** One version only. */
  Versions NONE = (object, apiVersion) -> null;

  /** The object as that version has it, or null if the server has no such version of its kind. */
  JsonObject convert(JsonObject object, String apiVersion);
}
