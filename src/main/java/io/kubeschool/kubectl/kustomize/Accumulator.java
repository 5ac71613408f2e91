package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a kustomization and those below it have gathered. Models api
 * internal/accumulator/resaccumulator.go.
 */
final class Accumulator {

  private final ResourceMap resources = new ResourceMap();
  private final Map<String, Variable> variables = new TreeMap<>();
  private TransformerConfig config = TransformerConfig.EMPTY;

  ResourceMap resources() {
    return resources;
  }

  TransformerConfig config() {
    return config;
  }

  void merge(TransformerConfig more) {
    config = config.merge(more);
  }

  /** Takes over what a kustomization below has gathered. */
  void merge(Accumulator other) {
    resources.appendAll(other.resources.resources());
    merge(other.config);
    other.variables.values().forEach(this::add);
  }

  /**
   * Takes variables, and marks the resources that they refer to.
   *
   * @throws CommandError if one refers to several, or its name is taken
   */
  void mergeVariables(List<JsonObject> entries) {
    List<Variable> more = entries.stream().map(Variable::of).toList();
    for (Variable variable : more) {
      ResourceId id = variable.object();
      Predicate<ResourceId> matches = id.namespace().isEmpty() ? id::isNamesake : id::isSame;
      List<Resource> found = resources.byAnyId(matches);
      if (found.size() > 1) {
        throw new CommandError(
            "found "
                + found.size()
                + " resId matches for var "
                + variable
                + " (unable to disambiguate)");
      }
      found.forEach(resource -> resource.variables().add(variable.name()));
    }
    more.forEach(this::add);
  }

  private void add(Variable variable) {
    if (variables.putIfAbsent(variable.name(), variable.withDefaults()) != null) {
      throw new CommandError("var '" + variable.name() + "' already encountered");
    }
  }

  /**
   * Puts the variables' values where they are used.
   *
   * @throws CommandError if one has none
   */
  void resolveVariables(BuildLog log) {
    Map<String, Json> values = new TreeMap<>();
    variables.values().forEach(variable -> values.put(variable.name(), value(variable)));
    if (values.isEmpty()) {
      return;
    }
    VariableTransformer transformer =
        new VariableTransformer(values, config.specs(Section.VAR_REFERENCE), log);
    transformer.transform(resources);
    if (!transformer.unused().isEmpty()) {
      log.log(
          "well-defined vars that were never replaced: " + String.join(",", transformer.unused()));
    }
  }

  private Json value(Variable variable) {
    for (Resource resource : resources.resources()) {
      if (resource.variables().contains(variable.name())) {
        Json value = null;
        try {
          value = FieldLookup.find(resource.content(), path(variable.fieldPath()));
        } catch (CommandError _) {
          // told below, as what is missing is
        }
        if (value == null) {
          throw new CommandError(
              "field specified in var '" + variable + "' not found in corresponding resource");
        }
        return Scalar.isMissing(value) ? new JsonString("null") : value;
      }
    }
    throw new CommandError(
        "var '" + variable + "' cannot be mapped to a field in the set of known resources");
  }

  /** A path in which {@code name[0]} is two parts. Models convertSliceIndex. */
  private static List<String> path(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : FieldPath.splitSmartly(text)) {
      int bracket = part.lastIndexOf('[');
      if (bracket >= 0 && part.substring(bracket).matches("\\[\\d+]")) {
        if (bracket > 0) {
          parts.add(part.substring(0, bracket));
        }
        parts.add(part.substring(bracket + 1, part.length() - 1));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }
}
