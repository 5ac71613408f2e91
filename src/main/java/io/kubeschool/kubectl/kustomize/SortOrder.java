package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The order of a build's result. Models api internal/builtins/SortOrderTransformer.go.
 *
 * @param legacy whether it is sorted at all
 * @param ranks the places of kinds: negative ones first, positive ones last
 */
record SortOrder(boolean legacy, Map<String, Integer> ranks) implements Transformer {

  /** By kind, group, version, namespace and name. */
  static final SortOrder LEGACY = new SortOrder(true, Gvk.ranks(Gvk.FIRST, Gvk.LAST));

  /** What {@code sortOptions} asks for. */
  static SortOrder of(JsonObject options) {
    String order = options.string("order");
    boolean sorts = order.equals("legacy");
    if (!sorts && !order.equals("fifo")) {
      throw new CommandError("the field 'sortOptions.order' must be one of [fifo, legacy]");
    }
    if (!options.has("legacySortOptions")) {
      return sorts ? LEGACY : new SortOrder(false, Map.of());
    }
    if (!sorts) {
      throw new CommandError(
          "the field 'sortOptions.legacySortOptions' is set but the selected sort order is '"
              + order
              + "', not 'legacy'");
    }
    JsonObject kinds = options.object("legacySortOptions");
    return new SortOrder(
        true, Gvk.ranks(kinds.array("orderFirst").strings(), kinds.array("orderLast").strings()));
  }

  @Override
  public void transform(ResourceMap resources) {
    if (legacy) {
      List<Resource> sorted = new ArrayList<>(resources.resources());
      sorted.sort(Comparator.comparing(Resource::id, this::compare));
      resources.reset(sorted);
    }
  }

  private int compare(ResourceId left, ResourceId right) {
    if (left.gvk().equals(right.gvk())) {
      return text(left).compareTo(text(right));
    }
    int order =
        Integer.compare(
            ranks.getOrDefault(left.gvk().kind(), 0), ranks.getOrDefault(right.gvk().kind(), 0));
    if (order != 0) {
      return order;
    }
    int byText = left.gvk().sortText().compareTo(right.gvk().sortText());
    boolean coreLast =
        left.gvk().kind().equals("Namespace")
            && right.gvk().kind().equals("Namespace")
            && (left.gvk().group().isEmpty() || right.gvk().group().isEmpty());
    return coreLast ? -byText : byText;
  }

  private static String text(ResourceId id) {
    return (id.namespace().isEmpty() ? "~X" : id.namespace())
        + "|"
        + (id.name().isEmpty() ? "~N" : id.name());
  }
}
