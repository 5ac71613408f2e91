package io.kubeschool.apiserver.registry;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.FieldSelector.Term;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The fields by which objects of a kind can be selected. Models apimachinery pkg/runtime:
 * FieldLabelConversionFunc.
 *
 * @param paths where each is in the stored object, by its name in selectors
 * @param booleans those that read as false if they are missing
 * @param refusal what is said about any other
 */
public record FieldLabels(
    Map<String, String> paths, Set<String> booleans, UnaryOperator<String> refusal) {

  /** Name and namespace, as for every kind that does not say otherwise. */
  public static final FieldLabels METADATA =
      of("metadata.name", "metadata.namespace")
          .refusing(name ->
              new JsonString(name).toText()
                  + " is not a known field selector: only \"metadata.name\","
                  + " \"metadata.namespace\"");

  /** Those, each at the path that it is called by. */
  public static FieldLabels of(String... names) {
    Map<String, String> paths = new TreeMap<>();
    for (String name : names) {
      paths.put(name, name);
    }
    return new FieldLabels(paths, Set.of(), name -> "field label not supported: " + name);
  }

  /** With one more that is at another path. */
  public FieldLabels and(String name, String path) {
    Map<String, String> more = new TreeMap<>(paths);
    more.put(name, path);
    return new FieldLabels(more, booleans, refusal);
  }

  /** With those reading as false if they are missing. */
  public FieldLabels withBooleans(String... names) {
    return new FieldLabels(paths, Set.of(names), refusal);
  }

  /** With other words about any other. */
  public FieldLabels refusing(UnaryOperator<String> words) {
    return new FieldLabels(paths, booleans, words);
  }

  /**
   * The selector in terms of the stored object's fields.
   *
   * @throws io.kubeschool.apiserver.StatusException BadRequest if it names any other field
   */
  public FieldSelector convert(FieldSelector selector) {
    if (selector.terms().isEmpty()) {
      return selector;
    }
    List<Term> terms = new ArrayList<>();
    for (Term term : selector.terms()) {
      String path = paths.get(term.field());
      if (path == null) {
        throw Failure.badRequest(refusal.apply(term.field()));
      }
      boolean negate = booleans.contains(term.field()) && term.value().equals("false");
      terms.add(
          negate
              ? new Term(path, !term.equal(), "true")
              : new Term(path, term.equal(), term.value()));
    }
    return new FieldSelector(List.copyOf(terms));
  }
}
