package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments that first name objects and then changes, each {@code KEY=VALUE} or {@code KEY-}.
 * Models k8s.io/kubectl pkg/cmd/util/helpers.go: GetResourcesAndPairs and ParsePairs.
 *
 * @param resources the arguments that name objects
 * @param changes the others
 */
public record Pairs(List<String> resources, List<String> changes) {

  /**
   * What the changes say.
   *
   * @param put new values by key
   * @param remove keys
   */
  public record Changes(Map<String, String> put, List<String> remove) {}

  /**
   * Tells the arguments apart.
   *
   * @param type what a pair is, for a message: {@code label}
   */
  public static Pairs split(List<String> arguments, String type) {
    List<String> resources = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (String argument : arguments) {
      boolean pair = argument.indexOf('=') > 0 || argument.endsWith("-") && !argument.equals("-");
      if (pair) {
        changes.add(argument);
      } else if (changes.isEmpty()) {
        resources.add(argument);
      } else {
        throw new CommandError(
            "all resources must be specified before " + type + " changes: " + argument);
      }
    }
    return new Pairs(List.copyOf(resources), List.copyOf(changes));
  }

  /**
   * Reads pairs.
   *
   * @param removable whether {@code KEY-} is allowed
   */
  public static Changes parse(List<String> pairs, String type, boolean removable) {
    Map<String, String> put = new LinkedHashMap<>();
    List<String> remove = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put.put(pair.substring(0, equals), pair.substring(equals + 1));
      } else if (removable && pair.endsWith("-") && !pair.equals("-")) {
        remove.add(pair.substring(0, pair.length() - 1));
      } else {
        invalid.add(pair);
      }
    }
    if (!invalid.isEmpty()) {
      throw new CommandError("invalid " + type + " format: " + String.join(", ", invalid));
    }
    return new Changes(put, remove);
  }
}
