package io.kubeschool.apiserver.registry;

import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind as the API serves it: an entry of the {@link Registry}. Immutable; each {@code with...}
 * gives a copy.
 *
 * @param kind the kind
 * @param strategy what it does on its own when objects are written
 * @param verbs what can be done with it, sorted
 * @param subresources sorted by name
 * @param fieldLabels by what objects can be selected
 * @param indexedField the field by which lists and watches are quick, or null
 * @param stored the kind as which its objects are stored, if another one serves them too
 * @param conversion between the two
 * @param deprecation what whoever uses it is warned with, or ""
 */
public record Resource(
    ResourceKind kind,
    Strategy strategy,
    List<String> verbs,
    List<Subresource> subresources,
    FieldLabels fieldLabels,
    String indexedField,
    ResourceKind stored,
    Conversion conversion,
    String deprecation) {

  private static final List<String> ALL_VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** A kind with every verb. */
  public static Resource of(ResourceKind kind, Strategy strategy) {
    return new Resource(
        kind,
        strategy,
        ALL_VERBS,
        List.of(),
        FieldLabels.METADATA,
        null,
        kind,
        Conversion.IDENTITY,
        "");
  }

  /** With those verbs alone. */
  public Resource withVerbs(String... some) {
    return new Resource(
        kind,
        strategy,
        List.of(some),
        subresources,
        fieldLabels,
        indexedField,
        stored,
        conversion,
        deprecation);
  }

  /** With the subresource {@code status}. */
  public Resource withStatus() {
    return withSubresource(Subresource.of("status", kind));
  }

  /** With that subresource. */
  public Resource withSubresource(Subresource subresource) {
    List<Subresource> more = new ArrayList<>(subresources);
    more.add(subresource);
    more.sort((a, b) -> a.name().compareTo(b.name()));
    return new Resource(
        kind,
        strategy,
        verbs,
        List.copyOf(more),
        fieldLabels,
        indexedField,
        stored,
        conversion,
        deprecation);
  }

  /** Selectable by those fields. */
  public Resource withFieldLabels(FieldLabels labels) {
    return new Resource(
        kind, strategy, verbs, subresources, labels, indexedField, stored, conversion, deprecation);
  }

  /** Quick to list and watch by that field. */
  public Resource indexedBy(String field) {
    return new Resource(
        kind, strategy, verbs, subresources, fieldLabels, field, stored, conversion, deprecation);
  }

  /** Stored as objects of another kind. */
  public Resource storedAs(ResourceKind other, Conversion with) {
    return new Resource(
        kind, strategy, verbs, subresources, fieldLabels, indexedField, other, with, deprecation);
  }

  /** Warning whoever uses it. */
  public Resource deprecated(String warning) {
    return new Resource(
        kind,
        strategy,
        verbs,
        subresources,
        fieldLabels,
        indexedField,
        stored,
        conversion,
        warning);
  }

  /** The subresource of that name, or null. */
  public Subresource subresource(String name) {
    for (Subresource subresource : subresources) {
      if (subresource.name().equals(name)) {
        return subresource;
      }
    }
    return null;
  }
}
