package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The types and names that a command line has: {@code pods}, {@code pods web}, {@code pod/web}.
 * Models builder.go: ResourceTypeOrNameArgs, ResourceTypes, ResourceNames.
 */
final class ResourceArguments {

  private final List<KubectlError> errors;
  private final List<String> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<TypeAndName> tuples = new ArrayList<>();

  /** A word such as {@code pod/web}. */
  record TypeAndName(String type, String name) {}

  /** None yet; what is wrong with them is added to {@code errors}. */
  ResourceArguments(List<KubectlError> errors) {
    this.errors = errors;
  }

  /** The types, as typed. */
  List<String> types() {
    return types;
  }

  /** The names that belong to the types. */
  List<String> names() {
    return names;
  }

  /** The names that came with a type of their own. */
  List<TypeAndName> tuples() {
    return tuples;
  }

  void addTypes(List<String> more) {
    types.addAll(more);
  }

  /** Adds names of that type, or with their own if it is "". */
  void addNames(String type, List<String> more) {
    for (String name : more) {
      try {
        TypeAndName tuple = split(name);
        if (tuple != null) {
          tuples.add(tuple);
        } else if (type.isEmpty()) {
          errors.add(new CommandError("the argument \"" + name + "\" must be RESOURCE/NAME"));
        } else {
          tuples.add(new TypeAndName(type, name));
        }
      } catch (CommandError e) {
        errors.add(e);
        return;
      }
    }
  }

  /**
   * Adds what {@code words} mean.
   *
   * @param expand makes the types of a category of it
   * @return whether they are types alone
   */
  boolean addWords(List<String> words, UnaryOperator<String> expand) {
    List<String> arguments = normalized(words);
    long slashes = arguments.stream().filter(a -> a.contains("/")).count();
    if (slashes > 0) {
      combined(arguments, slashes);
      return false;
    }
    if (arguments.isEmpty()) {
      return false;
    }
    types.addAll(splitTypes(expand.apply(arguments.getFirst())));
    names.addAll(arguments.subList(1, arguments.size()));
    return arguments.size() == 1;
  }

  private void combined(List<String> arguments, long slashes) {
    if (slashes != arguments.size()) {
      errors.add(
          new CommandError(
              "there is no need to specify a resource type as a separate argument when passing"
                  + " arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>'"
                  + " instead of 'kubectl get resource resource/<resource_name>'"));
      return;
    }
    try {
      for (String argument : arguments) {
        tuples.add(split(argument));
      }
    } catch (CommandError e) {
      errors.add(e);
    }
  }

  /** {@code a,b c} becomes {@code a/c b/c}. Models normalizeMultipleResourcesArgs. */
  private static List<String> normalized(List<String> words) {
    if (words.size() < 2) {
      return words;
    }
    List<String> several = splitTypes(words.getFirst());
    if (several.size() < 2) {
      return words;
    }
    List<String> pairs = new ArrayList<>();
    for (String type : several) {
      words.subList(1, words.size()).forEach(name -> pairs.add(type + "/" + name));
    }
    return pairs;
  }

  private static List<String> splitTypes(String types) {
    return new ArrayList<>(new LinkedHashSet<>(List.of(types.split(",", -1))));
  }

  private static TypeAndName split(String word) {
    if (!word.contains("/")) {
      return null;
    }
    String[] parts = word.split("/", -1);
    if (parts.length != 2) {
      throw new CommandError("arguments in resource/name form may not have more than one slash");
    }
    if (parts[0].isEmpty() || parts[1].isEmpty() || splitTypes(parts[0]).size() != 1) {
      throw new CommandError(
          "arguments in resource/name form must have a single resource and name");
    }
    return new TypeAndName(parts[0], parts[1]);
  }
}
