package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Decoder;
import io.kubeschool.apiserver.Defaulter;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.Validator;
import io.kubeschool.apiserver.admission.Admission;
import io.kubeschool.apiserver.admission.Attributes;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Strategy;
import io.kubeschool.apiserver.registry.WriteHook;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Creates and replaces objects: decode, default, admit, prepare, validate, store. Models apiserver
 * pkg/registry/generic/registry/store.go and pkg/endpoints/handlers.
 */
final class Writer {

  /** What of an object an update may change. */
  enum Part {
    OBJECT,
    STATUS,
    /** A subresource that has seen to that itself. */
    PREPARED
  }

  private static final int NAME_ATTEMPTS = 8;
  private static final int LONGEST_GENERATED_BASE = 58;
  private static final int SUFFIX_LENGTH = 5;

  private final Storage storage;
  private final Decoder decoder;
  private final Defaulter defaulter;
  private final Validator validator;
  private final Admission admission;
  private final FieldTracking tracking;
  private final Timestamps timestamps;
  private final RandomStream names;
  private final RandomStream uids;

  Writer(
      Simulation simulation,
      Storage storage,
      Decoder decoder,
      Defaulter defaulter,
      Validator validator,
      Admission admission,
      FieldTracking tracking) {
    this.storage = storage;
    this.decoder = decoder;
    this.defaulter = defaulter;
    this.validator = validator;
    this.admission = admission;
    this.tracking = tracking;
    this.timestamps = new Timestamps(simulation);
    this.names = simulation.random("apiserver.names");
    this.uids = simulation.random("apiserver.uids");
  }

  /** The body of a call as an object of {@code kind}, decoded and with its defaults. */
  JsonObject decode(Call call, ResourceKind kind) {
    Json body = call.request().body() == null ? JsonObject.EMPTY : call.request().body();
    Decoder.Decoded decoded = decoder.decode(body, kind, call.fieldValidation());
    call.warn(decoded.warnings());
    return defaulter.applyDefaults(
        Metadata.withKind(decoded.object(), kind.groupVersion().toString(), kind.kind()), kind);
  }

  /**
   * The body of a call as what is to replace the object there is. What of it is the very same as
   * stored was decoded before: a controller that changes the status of what it was given does not
   * pay for the spec.
   */
  JsonObject decodeUpdate(Call call) {
    JsonObject old = storage.of(call.resource()).get(call.key());
    boolean shares =
        old != null
            && call.resource().stored().equals(call.kind())
            && call.request().body() instanceof JsonObject;
    if (!shares) {
      return decode(call, call.kind());
    }
    JsonObject body = (JsonObject) call.request().body();
    JsonObject fresh = body;
    for (String field : old.names()) {
      if (body.field(field) == old.field(field) && body.get(field) instanceof JsonObject) {
        fresh = fresh.without(field);
      }
    }
    Decoder.Decoded decoded = decoder.decode(fresh, call.kind(), call.fieldValidation());
    call.warn(decoded.warnings());
    JsonObject whole = decoded.object();
    for (String field : old.names()) {
      if (!fresh.has(field) && body.has(field)) {
        whole = whole.with(field, body.field(field));
      }
    }
    ResourceKind kind = call.kind();
    return defaulter.applyDefaults(
        Metadata.withKind(whole, kind.groupVersion().toString(), kind.kind()), kind);
  }

  /** An object that an apply has made of a right one, as what it was made of would be decoded. */
  JsonObject normalize(JsonObject object, ResourceKind kind) {
    return decoder.decode(object, kind, FieldValidation.IGNORE).object();
  }

  /** {@code object} with its kind's defaults. */
  JsonObject applyDefaults(JsonObject object, ResourceKind kind) {
    return defaulter.applyDefaults(object, kind);
  }

  /** Creates {@code object}, which is decoded and has its defaults; answers it as it is served. */
  JsonObject create(Call call, JsonObject object) {
    JsonObject fresh =
        Metadata.ensureNamespace(Metadata.wipeSystemFields(object), call.namespace());
    boolean generated =
        fresh.string("metadata", "name").isEmpty()
            && !fresh.string("metadata", "generateName").isEmpty();
    fresh = tracking.track(call, null, fresh);
    Attributes attributes = attributes(call, Attributes.Operation.CREATE, fresh, null);
    fresh = admission.admit(attributes, fresh);
    for (int attempt = 1; ; attempt++) {
      try {
        return createOnce(call, attributes, fresh, generated);
      } catch (StatusException e) {
        boolean retry = generated && e.reason().equals("AlreadyExists") && attempt < NAME_ATTEMPTS;
        if (!retry) {
          throw e;
        }
      }
    }
  }

  private JsonObject createOnce(
      Call call, Attributes attributes, JsonObject object, boolean generated) {
    Resource resource = call.resource();
    ResourceKind kind = resource.kind();
    Strategy strategy = resource.strategy();
    JsonObject fresh =
        object
            .set(timestamps.now(), "metadata", "creationTimestamp")
            .set(uids.uuid(), "metadata", "uid");
    if (generated) {
      fresh = fresh.set(generateName(object), "metadata", "name");
    }
    WriteHook hook = storage.hook(resource);
    fresh = strategy.prepareForCreate(hook.beginCreate(fresh));
    String name = fresh.string("metadata", "name");
    refuse(kind, name, validator.validateCreate(fresh, kind));
    if (name.isEmpty()) {
      refuse(
          kind,
          name,
          List.of(FieldError.required("metadata.name", "name or generateName is required")));
    }
    call.warn(validator.warnings(fresh, null, kind));
    fresh = strategy.canonicalize(fresh);
    admission.validate(attributes, fresh);
    if (!fresh.string("metadata", "resourceVersion").isEmpty()) {
      throw Failure.failure(
          500, "", "resourceVersion should not be set on objects to be created", null);
    }
    ObjectKey key = new ObjectKey(call.namespace(), name);
    ResourceStore store = storage.of(resource);
    JsonObject present = store.get(key);
    if (present != null) {
      throw exists(kind, name, generated, present);
    }
    JsonObject stored = resource.conversion().toStored(fresh);
    if (!call.isDryRun()) {
      stored = store.create(key, stored);
      hook.written(stored, null);
    }
    return resource.conversion().fromStored(stored);
  }

  private static StatusException exists(
      ResourceKind kind, String name, boolean generated, JsonObject present) {
    if (generated) {
      return Failure.generatedNameConflict(kind, name);
    }
    return present.has("metadata", "deletionTimestamp")
        ? Failure.alreadyExistsDeleting(kind, name)
        : Failure.alreadyExists(kind, name);
  }

  /** Models apiserver pkg/storage/names: SimpleNameGenerator. */
  private String generateName(JsonObject object) {
    String base = object.string("metadata", "generateName");
    return base.substring(0, Math.min(base.length(), LONGEST_GENERATED_BASE))
        + names.nameSuffix(SUFFIX_LENGTH);
  }

  /**
   * Replaces the object of a call.
   *
   * @param change makes of the present object, as it is served, the one that is to replace it
   * @return it, as it is served
   */
  JsonObject update(Call call, Part part, UnaryOperator<JsonObject> change) {
    Resource resource = call.resource();
    ResourceKind kind = resource.kind();
    JsonObject stored = storage.existing(call);
    JsonObject old = resource.conversion().fromStored(stored);
    JsonObject object = tracking.track(call, old, change.apply(old));
    Attributes attributes = attributes(call, Attributes.Operation.UPDATE, object, old);
    object = admission.admit(attributes, object);
    object = checkResourceVersion(resource, object, old);
    checkUid(kind, object, old);
    object = Metadata.ensureNamespace(object, call.namespace());
    object = Metadata.keepGeneration(object, old);
    WriteHook hook = storage.hook(resource);
    if (part == Part.OBJECT) {
      object = hook.beginUpdate(object, old);
    }
    object = prepare(resource.strategy(), part, object, old);
    object = Metadata.keepSystemFields(object, old);
    refuse(
        kind,
        object.string("metadata", "name"),
        switch (part) {
          case STATUS -> validator.validateStatusUpdate(object, old, kind);
          case PREPARED ->
              validator.validatePartUpdate(object, old, kind, call.info().subresource());
          case OBJECT -> validator.validateUpdate(object, old, kind);
        });
    if (part == Part.OBJECT) {
      call.warn(validator.warnings(object, old, kind));
    }
    object = resource.strategy().canonicalize(object);
    admission.validate(attributes, object);
    return store(call, object, old, hook);
  }

  private JsonObject store(Call call, JsonObject object, JsonObject old, WriteHook hook) {
    Resource resource = call.resource();
    if (call.isDryRun()) {
      return object;
    }
    ResourceStore store = storage.of(resource);
    if (isToBeDeleted(resource.strategy(), object, old)) {
      hook.written(null, store.delete(call.key()));
      return object;
    }
    if (!tracking.isChange(object, old)) {
      hook.written(store.get(call.key()), old);
      return old;
    }
    JsonObject written = store.replace(call.key(), resource.conversion().toStored(object));
    hook.written(written, old);
    return resource.conversion().fromStored(written);
  }

  private static JsonObject prepare(
      Strategy strategy, Part part, JsonObject object, JsonObject old) {
    return switch (part) {
      case OBJECT -> strategy.prepareForUpdate(object, old);
      case STATUS -> strategy.prepareForStatusUpdate(object, old);
      case PREPARED -> object;
    };
  }

  /** Models store.go: ShouldDeleteDuringUpdate. */
  private static boolean isToBeDeleted(Strategy strategy, JsonObject object, JsonObject old) {
    return object.array("metadata", "finalizers").isEmpty()
        && old.has("metadata", "deletionTimestamp")
        && old.number(0, "metadata", "deletionGracePeriodSeconds") == 0
        && strategy.mayBeDeletedDuringUpdate(object);
  }

  private static JsonObject checkResourceVersion(
      Resource resource, JsonObject object, JsonObject old) {
    String version = object.string("metadata", "resourceVersion");
    String present = old.string("metadata", "resourceVersion");
    String name = old.string("metadata", "name");
    ResourceKind kind = resource.kind();
    if (version.isEmpty() || version.equals("0")) {
      if (resource.strategy().allowsUnconditionalUpdate()) {
        return object.set(present, "metadata", "resourceVersion");
      }
      throw Failure.invalid(
          kind.groupVersion().group(),
          kind.plural(),
          name,
          List.of(
              FieldError.invalid(
                  "metadata.resourceVersion", 0, "must be specified for an update")));
    }
    if (!version.equals(present)) {
      throw Failure.conflict(
          kind,
          name,
          "the object has been modified; please apply your changes to the latest version and try"
              + " again");
    }
    return object;
  }

  private static void checkUid(ResourceKind kind, JsonObject object, JsonObject old) {
    String uid = object.string("metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(old.string("metadata", "uid"))) {
      throw uidConflict(kind, old, uid);
    }
  }

  /** Models apiserver pkg/storage: NewInvalidObjError, as Preconditions.Check words it. */
  static StatusException uidConflict(ResourceKind kind, JsonObject present, String uid) {
    String name = present.string("metadata", "name");
    String namespace = present.string("metadata", "namespace");
    return Failure.conflict(
        kind,
        name,
        "StorageError: invalid object, Code: 4, Key: /registry/"
            + kind.plural()
            + "/"
            + (namespace.isEmpty() ? "" : namespace + "/")
            + name
            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
            + uid
            + ", UID in object meta: "
            + present.string("metadata", "uid"));
  }

  private static Attributes attributes(
      Call call, Attributes.Operation operation, JsonObject object, JsonObject old) {
    String name =
        call.info().name().isEmpty() ? object.string("metadata", "name") : call.info().name();
    String namespace = call.namespace();
    if (call.kind().equals(Kinds.NAMESPACE)) {
      namespace = name;
    }
    return new Attributes(
        operation,
        call.user(),
        call.kind(),
        call.info().subresource(),
        namespace,
        name,
        old,
        call.isDryRun());
  }

  private static void refuse(ResourceKind kind, String name, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Failure.invalid(kind, name, errors);
    }
  }

  /** The simulated time as objects have it. */
  Timestamps timestamps() {
    return timestamps;
  }
}
