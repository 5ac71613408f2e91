package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;

/** Models of pkg/apis/core/validation: ValidatePersistentVolumeClaimUpdate. */
final class ClaimRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String[] STORAGE = {"resources", "requests", "storage"};

  private ClaimRules() {}

  static void update(JsonObject claim, JsonObject old, Problems problems) {
    JsonObject before = old.object("spec");
    JsonObject now = claim.object("spec");
    if (before.string("volumeName").isEmpty() && now.has("volumeName")) {
      before = before.with("volumeName", now.field("volumeName"));
    }
    boolean bound = claim.string("status", "phase").equals("Bound");
    Quantity size = Quantity.of(now.get(STORAGE));
    boolean shrinks = size.compareTo(Quantity.of(before.get(STORAGE))) < 0;
    if (bound && now.has(STORAGE) && before.has(STORAGE)) {
      now = now.set(before.get(STORAGE), STORAGE);
    }
    String type = "core.PersistentVolumeClaimSpec";
    String was = InternalValue.indented(type, before);
    String is = InternalValue.indented(type, now);
    if (!was.equals(is)) {
      problems.forbidden(
          SPEC,
          "spec is immutable after creation except resources.requests and"
              + " volumeAttributesClassName for bound claims\n"
              + UnifiedDiff.of(was, is));
    }
    if (shrinks && size.compareTo(Quantity.of(old.get("status", "capacity", "storage"))) <= 0) {
      problems.forbidden(SPEC.child(STORAGE), "field can not be less than status.capacity");
    }
  }
}
