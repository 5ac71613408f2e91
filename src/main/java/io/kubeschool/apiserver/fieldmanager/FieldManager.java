package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.schema.ObjectDecoder;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.HashMap;
import java.util.Map;

/**
 * Tracks who set which field, by the schema. Models internal/fieldmanager.go: FieldManager.
 *
 * <p>Controllers and kubelets write thousands of times what nobody asks about. So a write that
 * surely leaves the object with managers is only noted; it is looked into when its managers are
 * read, by somebody or by a write that depends on them.
 */
public final class FieldManager implements Ownership {

  private static final String[] PATH = {"metadata", "managedFields"};

  private final Schema schema;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<ResourceKind, JsonObject> blanks = new HashMap<>();

  /** A field manager for the kinds of that schema. */
  public FieldManager(Schema schema) {
    this.schema = schema;
  }

  @Override
  public JsonObject update(JsonObject live, JsonObject object, Write write, Versions versions) {
    JsonObject before = live == null ? blank(write.kind()) : live;
    ManagedFieldsValue managed = liveOrNew(before, object, write);
    FieldSet ignored = ResetFields.of(write.kind(), write.subresource());
    if (OwnedChange.isIn(before, object, ignored)) {
      return object.set(
          managed.after(was -> settle(before, object, was, write, versions)).json(), PATH);
    }
    JsonObject bare = bare(object);
    if (live != null && bare.equals(bare(live))) {
      return with(object, managed);
    }
    return with(
        object, ManagedFieldsValue.of(settle(before, bare, managed.managed(), write, versions)));
  }

  private Managed settle(
      JsonObject live, JsonObject object, Managed managed, Write write, Versions versions) {
    Manager self = Manager.updater(write.manager(), write.apiVersion(), write.subresource());
    try {
      return ManagerLimit.apply(
          updater(write, versions).update(bare(live), bare(object), managed, self, write.time()));
    } catch (ShapeException e) {
      return managed;
    }
  }

  @Override
  public JsonObject apply(
      JsonObject live, JsonObject applied, boolean force, Write write, Versions versions) {
    checkVersion(applied, write);
    if (applied.has(PATH)) {
      throw Failure.badRequest("metadata.managedFields must be nil");
    }
    JsonObject before = bare(live == null ? blank(write.kind()) : live);
    try {
      ShapeCheck.check(shape(write.apiVersion(), write.kind().kind()), applied);
    } catch (ShapeException e) {
      throw failed("failed to create typed patch object (" + describe(applied, write) + ")", e);
    }
    Managed managed = live == null ? Managed.NOTHING : valueOf(live).managed();
    Updater updater = updater(write, versions);
    Manager self = Manager.applier(write.manager(), write.subresource());
    Updater.Outcome outcome;
    try {
      outcome = apply(updater, before, applied, managed, self, force, write);
    } catch (ConflictException e) {
      throw e.status();
    } catch (ShapeException e) {
      throw failed("failed to merge config", e);
    }
    JsonObject object = outcome.object();
    if (write.manager().equals(LastApplied.MANAGER)) {
      object = LastApplied.refresh(object, applied);
    }
    return with(object, ManagedFieldsValue.of(outcome.managed()));
  }

  /** Models internal/lastappliedmanager.go: what client-side apply set is taken over. */
  private Updater.Outcome apply(
      Updater updater,
      JsonObject live,
      JsonObject applied,
      Managed managed,
      Manager self,
      boolean force,
      Write write) {
    try {
      return updater.apply(live, applied, managed, self, force, write.time());
    } catch (ConflictException e) {
      if (!write.manager().equals(LastApplied.MANAGER)) {
        throw e;
      }
      FieldSet allowed =
          LastApplied.unchanged(
              shape(write.apiVersion(), write.kind().kind()), live, write.apiVersion());
      if (!e.fields().difference(allowed).isEmpty()) {
        throw e.without(allowed);
      }
      return updater.apply(live, applied, managed, self, true, write.time());
    }
  }

  private Updater updater(Write write, Versions versions) {
    return new Updater(
        write.apiVersion(),
        version -> shape(version, write.kind().kind()),
        versions,
        ResetFields.of(write.kind(), write.subresource()));
  }

  private static void checkVersion(JsonObject applied, Write write) {
    String version = applied.string("apiVersion");
    if (!version.equals(write.apiVersion())) {
      throw Failure.badRequest(
          "Incorrect version specified in apply patch. Specified patch version: "
              + version
              + ", expected: "
              + write.apiVersion());
    }
  }

  private static StatusException failed(String what, ShapeException e) {
    return Failure.failure(500, "", what + ": " + e.getMessage(), null);
  }

  /** Models internal/structuredmerge.go: objectGVKNN. */
  private static String describe(JsonObject object, Write write) {
    GroupVersion version = write.kind().groupVersion();
    return object.string("metadata", "namespace")
        + "/"
        + object.string("metadata", "name")
        + "; "
        + version.group()
        + "/"
        + version.version()
        + ", Kind="
        + object.string("kind");
  }

  /**
   * The managers that a write starts from: those that it brings along, or else the object's. Models
   * internal/fieldmanager.go: decodeLiveOrNew.
   */
  private static ManagedFieldsValue liveOrNew(JsonObject live, JsonObject object, Write write) {
    if (!write.subresource().isEmpty() || !(object.get(PATH) instanceof JsonArray given)) {
      return valueOf(live);
    }
    if (given.origin() instanceof ManagedFieldsValue value) {
      return value;
    }
    if (given.isEmpty() || given.size() == 1 && isBlank(given.objectAt(0))) {
      return ManagedFieldsValue.of(Managed.NOTHING);
    }
    Managed managed = Managed.of(given);
    return managed == null || managed.isEmpty() ? valueOf(live) : ManagedFieldsValue.of(managed);
  }

  /** Whether nothing is said in an entry; its operation is written even if it is empty. */
  private static boolean isBlank(JsonObject entry) {
    for (Map.Entry<String, Json> field : entry) {
      if (!entry.string(field.getKey()).isEmpty() || field.getValue() instanceof JsonObject) {
        return false;
      }
    }
    return true;
  }

  private static ManagedFieldsValue valueOf(JsonObject object) {
    JsonArray array = object.array(PATH);
    if (array.origin() instanceof ManagedFieldsValue value) {
      return value;
    }
    Managed managed = Managed.of(array);
    return ManagedFieldsValue.of(managed == null ? Managed.NOTHING : managed);
  }

  @Override
  public boolean isChange(JsonObject object, JsonObject live) {
    if (!bare(object).equals(bare(live))) {
      return true;
    }
    return object.get(PATH) != live.get(PATH)
        && !valueOf(object).managed().isSameButForTimes(valueOf(live).managed());
  }

  private static JsonObject with(JsonObject object, ManagedFieldsValue value) {
    return value.isSurelyManaged() ? object.set(value.json(), PATH) : bare(object);
  }

  private static JsonObject bare(JsonObject object) {
    return object.has(PATH) ? object.remove(PATH) : object;
  }

  private Shape shape(String apiVersion, String kind) {
    return shapes.computeIfAbsent(
        apiVersion + "/" + kind,
        _ -> Shape.of(schema.ofKind(GroupVersion.parse(apiVersion), kind)));
  }

  /** The object of a kind in which nothing is set: what Go's encoder writes of an empty struct. */
  private JsonObject blank(ResourceKind kind) {
    return blanks.computeIfAbsent(
        kind,
        _ -> {
          JsonObject typed =
              Json.objectOf("apiVersion", kind.groupVersion().toString(), "kind", kind.kind());
          StructType type = schema.ofKind(kind);
          return type == null ? typed : (JsonObject) ObjectDecoder.decode(type, typed).value();
        });
  }
}
