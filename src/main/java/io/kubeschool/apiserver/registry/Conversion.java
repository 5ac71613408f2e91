package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;

/** How objects of a kind become those as which they are stored, and back. */
public interface Conversion {

  /** They are stored as they are. */
  Conversion IDENTITY =
      new Conversion() {
        @Override
        public JsonObject toStored(JsonObject object) {
          return object;
        }

        @Override
        public JsonObject fromStored(JsonObject object) {
          return object;
        }
      };

  /** The object as it is stored. */
  JsonObject toStored(JsonObject object);

  /** The stored object as it is served. */
  JsonObject fromStored(JsonObject object);
}
