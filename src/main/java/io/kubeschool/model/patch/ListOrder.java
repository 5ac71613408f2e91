package io.kubeschool.model.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the members of a merged list in order: those that the patch names as it names them, the
 * others where they were, as far as that goes. Models strategicpatch: normalizeElementOrder.
 */
record ListOrder(String mergeKey, boolean ofMaps) {

  List<Object> arrange(List<Object> merged, List<Object> patchOrder, List<Object> serverOrder) {
    List<Object> named = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    for (Object item : merged) {
      (index(patchOrder, item) >= 0 ? named : others).add(item);
    }
    return interleave(sort(others, serverOrder), sort(named, patchOrder), serverOrder);
  }

  /** Sorts by the place in {@code order}; what bears a directive comes last. */
  List<Object> sort(List<Object> items, List<Object> order) {
    List<Object> sorted = new ArrayList<>();
    List<Object> last = new ArrayList<>();
    for (Object item : items) {
      boolean isDeleted =
          ofMaps && Directives.is(Tree.map(item).get(StrategicMerge.DIRECTIVE), "delete");
      (isDeleted ? last : sorted).add(item);
    }
    for (int i = 1; i < sorted.size(); i++) {
      for (int j = i; j > 0 && isBefore(sorted.get(j), sorted.get(j - 1), order); j--) {
        Object item = sorted.get(j);
        sorted.set(j, sorted.get(j - 1));
        sorted.set(j - 1, item);
      }
    }
    sorted.addAll(last);
    return sorted;
  }

  private boolean isBefore(Object left, Object right, List<Object> order) {
    int l = index(order, left);
    int r = index(order, right);
    return l < 0 || r < 0 || l < r;
  }

  private List<Object> interleave(List<Object> left, List<Object> right, List<Object> order) {
    List<Object> all = new ArrayList<>(left.size() + right.size());
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i >= left.size()) {
        all.add(right.get(j++));
      } else if (j >= right.size()) {
        all.add(left.get(i++));
      } else {
        int l = index(order, left.get(i));
        int r = index(order, right.get(j));
        all.add(l >= 0 && r >= 0 && l < r ? left.get(i++) : right.get(j++));
      }
    }
    return all;
  }

  private int index(List<Object> items, Object wanted) {
    if (!ofMaps) {
      return items.indexOf(wanted);
    }
    Object key = Directives.mergeValue(Tree.map(wanted), mergeKey);
    for (int i = 0; i < items.size(); i++) {
      if (key.equals(Directives.mergeValue(Directives.asMap(items.get(i)), mergeKey))) {
        return i;
      }
    }
    return -1;
  }
}
