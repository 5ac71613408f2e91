package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What most kinds do: a status that only its subresource changes, a generation that counts the
 * changes of what is wanted. Immutable; each {@code with...} gives a copy.
 *
 * @param status what the status is at first, or null if the kind has none
 * @param counted the paths whose changes the generation counts; none if the kind has no generation
 * @param statusKeeps the paths that a status update does not change
 */
public record StandardStrategy(
    JsonObject status,
    List<List<String>> counted,
    List<List<String>> statusKeeps,
    GarbageCollection garbageCollection,
    boolean allowsUnconditionalUpdate,
    boolean allowsCreateOnUpdate,
    boolean returnsDeletedObject)
    implements Strategy {

  /** A kind that is stored as it is sent. */
  public static final StandardStrategy PLAIN =
      new StandardStrategy(
          null, List.of(), List.of(), GarbageCollection.DELETE_DEPENDENTS, true, false, false);

  /** A kind with a spec and a status. */
  public static final StandardStrategy SPEC_AND_STATUS =
      PLAIN.withStatus(JsonObject.EMPTY).withStatusKeeping("spec");

  /** A kind with a spec, a status and a generation. */
  public static final StandardStrategy GENERATION = SPEC_AND_STATUS.withGeneration("spec");

  /** With that status at first. */
  public StandardStrategy withStatus(JsonObject first) {
    return new StandardStrategy(
        first,
        counted,
        statusKeeps,
        garbageCollection,
        allowsUnconditionalUpdate,
        allowsCreateOnUpdate,
        returnsDeletedObject);
  }

  /** With a generation that counts the changes at those paths. */
  public StandardStrategy withGeneration(String... paths) {
    return new StandardStrategy(
        status,
        split(paths),
        statusKeeps,
        garbageCollection,
        allowsUnconditionalUpdate,
        allowsCreateOnUpdate,
        returnsDeletedObject);
  }

  /** With those paths kept when the status is updated. */
  public StandardStrategy withStatusKeeping(String... paths) {
    return new StandardStrategy(
        status,
        counted,
        split(paths),
        garbageCollection,
        allowsUnconditionalUpdate,
        allowsCreateOnUpdate,
        returnsDeletedObject);
  }

  /** With that for its dependents. */
  public StandardStrategy withGarbageCollection(GarbageCollection other) {
    return new StandardStrategy(
        status,
        counted,
        statusKeeps,
        other,
        allowsUnconditionalUpdate,
        allowsCreateOnUpdate,
        returnsDeletedObject);
  }

  /** An update must tell the resource version that it is based on. */
  public StandardStrategy withoutUnconditionalUpdate() {
    return new StandardStrategy(
        status,
        counted,
        statusKeeps,
        garbageCollection,
        false,
        allowsCreateOnUpdate,
        returnsDeletedObject);
  }

  /** An update creates what is missing. */
  public StandardStrategy withCreateOnUpdate() {
    return new StandardStrategy(
        status,
        counted,
        statusKeeps,
        garbageCollection,
        allowsUnconditionalUpdate,
        true,
        returnsDeletedObject);
  }

  /** A deletion answers with the object. */
  public StandardStrategy returningDeletedObject() {
    return new StandardStrategy(
        status,
        counted,
        statusKeeps,
        garbageCollection,
        allowsUnconditionalUpdate,
        allowsCreateOnUpdate,
        true);
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    JsonObject prepared = status == null ? object : object.with("status", status);
    return counted.isEmpty() ? prepared : prepared.set(1, "metadata", "generation");
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject object, JsonObject old) {
    JsonObject prepared = status == null ? object : keep(object, old, List.of("status"));
    for (List<String> path : counted) {
      String[] names = path.toArray(String[]::new);
      if (!Objects.equals(orEmpty(prepared.get(names)), orEmpty(old.get(names)))) {
        return prepared.set(old.number(0, "metadata", "generation") + 1, "metadata", "generation");
      }
    }
    return prepared;
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject object, JsonObject old) {
    JsonObject prepared = object;
    for (List<String> path : statusKeeps) {
      prepared = keep(prepared, old, path);
    }
    return prepared;
  }

  /** {@code object} with what {@code old} has at that path, or nothing there if it has nothing. */
  static JsonObject keep(JsonObject object, JsonObject old, List<String> path) {
    String[] names = path.toArray(String[]::new);
    Json value = old.get(names);
    return value == null ? object.remove(names) : object.set(value, names);
  }

  private static List<List<String>> split(String... paths) {
    return Arrays.stream(paths).map(path -> List.of(path.split("\\."))).toList();
  }

  private static Json orEmpty(Json value) {
    return value == null ? JsonObject.EMPTY : value;
  }
}
