package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.YamlWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Mends one field that holds names of one kind. Models api filters/nameref/nameref.go.
 *
 * @param referrer whose field
 * @param field where the name is
 * @param target the kind that is called by it
 */
record ReferenceEdit(Resource referrer, FieldSpec field, Gvk target) {

  /**
   * Puts the present names into the field.
   *
   * @param candidates what the referrer may mean
   * @throws CommandError if a name means more than one
   */
  void apply(List<Resource> candidates) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.STAYS, value -> mended(value, candidates));
    FieldSpec own = new FieldSpec(referrer.gvk(), field.path(), false);
    try {
      JsonObject mended = edit.apply(referrer.content(), own);
      referrer.edit(_ -> mended);
    } catch (CommandError e) {
      throw new CommandError(
          "updating name reference in '"
              + field.path()
              + "' field of '"
              + referrer.id()
              + "': "
              + e.getMessage());
    }
  }

  private Json mended(Json value, List<Resource> candidates) {
    return switch (value) {
      case JsonNull _ -> value;
      case JsonArray array -> array.map(item -> member(item, candidates));
      case JsonObject object -> object(object, candidates);
      default -> name(value, candidates);
    };
  }

  private Json member(Json item, List<Resource> candidates) {
    return switch (item) {
      case JsonNull _ -> item;
      case JsonArray _ ->
          throw new CommandError(item + " is expected to be either a string or a map of string");
      case JsonObject object -> object(object, candidates);
      default -> name(item, candidates);
    };
  }

  private Json name(Json value, List<Resource> candidates) {
    Resource found = find(Scalar.text(value), candidates, false);
    return found == null ? value : new JsonString(found.name());
  }

  private Json object(JsonObject object, List<Resource> candidates) {
    if (!object.has("name")) {
      throw new CommandError("path config error; no 'name' field in node");
    }
    Resource found =
        find(Scalar.text(object.field("name")), inNamespaceOf(object, candidates), true);
    if (found == null) {
      return object;
    }
    JsonObject named = object.with("name", new JsonString(found.name()));
    return found.namespace().isEmpty()
        ? named
        : named.with("namespace", new JsonString(found.namespace()));
  }

  private static List<Resource> inNamespaceOf(JsonObject object, List<Resource> candidates) {
    Json field = object.field("namespace");
    if (field == null) {
      return candidates;
    }
    String namespace = Scalar.text(field);
    List<Resource> original =
        candidates.stream()
            .filter(r -> r.originalId().effectiveNamespace().equals(namespace))
            .toList();
    return original.isEmpty()
        ? candidates.stream().filter(r -> r.id().effectiveNamespace().equals(namespace)).toList()
        : original;
  }

  /** Models selectReferral. */
  private Resource find(String oldName, List<Resource> candidates, boolean withNamespace) {
    List<Resource> found =
        candidates.stream()
            .filter(r -> r.formerIds().stream().anyMatch(id -> id.name().equals(oldName)))
            .filter(was(target))
            .filter(roleFilter())
            .filter(this::isInReach)
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    found = found.stream().filter(r -> r.isAffixedLike(referrer, true)).toList();
    if (found.size() > 1) {
      found = found.stream().filter(r -> r.isAffixedLike(referrer, false)).toList();
    }
    if (found.isEmpty()) {
      return null;
    }
    Resource first = found.getFirst();
    boolean alike =
        found.stream()
            .allMatch(r ->
                r.name().equals(first.name())
                    && (!withNamespace || r.namespace().equals(first.namespace())));
    if (found.size() == 1 || alike) {
      return first;
    }
    throw new CommandError(
        "found multiple possible referrals: "
            + found.stream().map(r -> r.id().toString()).collect(Collectors.joining(", "))
            + "\n"
            + details(found));
  }

  private String details(List<Resource> found) {
    StringBuilder text =
        new StringBuilder("\n**** Too many possible referral targets to referrer:\n");
    text.append(YamlWriter.write(referrer.annotated())).append('\n');
    for (int i = 0; i < found.size(); i++) {
      text.append("--- possible referral ").append(i).append(":\n");
      text.append(YamlWriter.write(found.get(i).annotated())).append('\n');
    }
    return text.toString();
  }

  private static Predicate<Resource> was(Gvk gvk) {
    return r -> r.formerIds().stream().anyMatch(id -> id.gvk().isSelectedBy(gvk));
  }

  /** A binding's role is of the kind that the binding says. */
  private Predicate<Resource> roleFilter() {
    Json role = referrer.get("roleRef");
    if (!field.path().endsWith("roleRef/name")
        || role == null
        || !role.has("apiGroup")
        || !role.has("kind")) {
      return _ -> true;
    }
    return was(new Gvk(role.string("apiGroup"), "", role.string("kind")));
  }

  private boolean isInReach(Resource candidate) {
    ResourceId own = referrer.id();
    ResourceId id = candidate.id();
    return own.clusterScoped()
        || id.clusterScoped()
        || candidate.kind().equals("ServiceAccount")
        || own.isInNamespaceOf(id);
  }
}
