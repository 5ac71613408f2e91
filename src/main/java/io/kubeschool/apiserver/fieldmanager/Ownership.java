package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.JsonObject;

/** Keeps {@code metadata.managedFields} up to date. */
public interface Ownership {

  /** Nobody manages anything; there is no server-side apply. For tests of what needs neither. */
  Ownership NONE =
      new Ownership() {
        @Override
        public JsonObject update(
            JsonObject live, JsonObject object, Write write, Versions versions) {
          return object;
        }

        @Override
        public JsonObject apply(
            JsonObject live, JsonObject applied, boolean force, Write write, Versions versions) {
          return applied;
        }

        @Override
        public boolean isChange(JsonObject object, JsonObject live) {
          return !object.equals(live);
        }
      };

  /**
   * The object with the managers that it has after a write that is no apply.
   *
   * @param live the object as it was, or null if it is created
   * @param object the object that is to be stored
   */
  JsonObject update(JsonObject live, JsonObject object, Write write, Versions versions);

  /**
   * The live object with what is applied to it, and its managers.
   *
   * @param live the object as it was, or null if it is created
   * @param force whether to take fields over from others
   * @throws io.kubeschool.apiserver.StatusException Conflict, BadRequest, or an error without a
   *     reason if what is applied does not fit the kind
   */
  JsonObject apply(
      JsonObject live, JsonObject applied, boolean force, Write write, Versions versions);

  /**
   * Whether an object differs from the live one in more than the times of its managers. Models
   * handlers/fieldmanager/equality.go: IgnoreManagedFieldsTimestampsTransformer.
   */
  boolean isChange(JsonObject object, JsonObject live);
}
