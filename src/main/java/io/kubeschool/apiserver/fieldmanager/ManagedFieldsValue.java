package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.JsonArray;

/**
 * What is in {@code metadata.managedFields}: told as JSON when somebody reads it, kept as sets for
 * the next write.
 */
final class ManagedFieldsValue implements JsonArray.Origin {

  /** So many writes may wait to be looked into, each of which keeps two versions of the object. */
  private static final int MOST_PENDING = 12;

  /** Looks into a write. */
  interface Pending {

    /** Who manages what after it. */
    Managed settle(Managed before);
  }

  private ManagedFieldsValue before;
  private Pending pending;
  private Managed managed;
  private final int depth;

  private ManagedFieldsValue(ManagedFieldsValue before, Pending pending, Managed managed) {
    this.before = before;
    this.pending = pending;
    this.managed = managed;
    this.depth = before == null || before.managed != null ? 1 : before.depth + 1;
  }

  /** What is known. */
  static ManagedFieldsValue of(Managed managed) {
    return new ManagedFieldsValue(null, null, managed);
  }

  /** What a write makes of this, looked into only when somebody asks. */
  ManagedFieldsValue after(Pending write) {
    if (depth >= MOST_PENDING) {
      managed();
    }
    return new ManagedFieldsValue(this, write, null);
  }

  /** Who manages what. */
  Managed managed() {
    Managed known = managed;
    if (known == null) {
      known = pending.settle(before.managed());
      managed = known;
      before = null;
      pending = null;
    }
    return known;
  }

  /** Whether there are managers, as far as one can tell without looking into a write. */
  boolean isSurelyManaged() {
    return managed == null || !managed.isEmpty();
  }

  /** As a field of an object. */
  JsonArray json() {
    return JsonArray.deferred(this);
  }

  @Override
  public JsonArray resolve() {
    return managed().toJson();
  }
}
