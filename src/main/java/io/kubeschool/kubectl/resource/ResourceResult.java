package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.KubectlError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a {@link ResourceBuilder} collected. Models cli-runtime resource/result.go. */
public final class ResourceResult {

  private final List<Source> sources;
  private final Decorations decorations;
  private final boolean continueOnError;
  private final boolean singleItemImplied;
  private final boolean targetsSingleItems;
  private final KubectlError failure;
  private Predicate<KubectlError> ignored = e -> false;

  ResourceResult(
      List<Source> sources,
      Decorations decorations,
      boolean continueOnError,
      boolean singleItemImplied,
      boolean targetsSingleItems) {
    this(sources, decorations, continueOnError, singleItemImplied, targetsSingleItems, null);
  }

  private ResourceResult(
      List<Source> sources,
      Decorations decorations,
      boolean continueOnError,
      boolean singleItemImplied,
      boolean targetsSingleItems,
      KubectlError failure) {
    this.sources = sources;
    this.decorations = decorations;
    this.continueOnError = continueOnError;
    this.singleItemImplied = singleItemImplied;
    this.targetsSingleItems = targetsSingleItems;
    this.failure = failure;
  }

  static ResourceResult failed(KubectlError failure) {
    return new ResourceResult(List.of(), null, false, false, false, failure);
  }

  /** Whether the command line asks for one object, so that it is printed without a list. */
  public boolean singleItemImplied() {
    return singleItemImplied;
  }

  /** Whether the command line names objects, rather than selecting among them. */
  public boolean targetsSingleItems() {
    return targetsSingleItems;
  }

  /** Throws what is wrong with the command line, if anything is. */
  public ResourceResult check() {
    if (failure != null) {
      throw failure;
    }
    return this;
  }

  /** Leaves out errors like these. Models IgnoreErrors. */
  public ResourceResult ignoring(Predicate<KubectlError> errors) {
    ignored = ignored.or(errors);
    return this;
  }

  /**
   * Shows each object to {@code visitor}.
   *
   * @throws KubectlError what went wrong, with all objects if the builder was told to continue
   */
  public void visit(Visitor visitor) {
    check();
    if (!continueOnError) {
      visitAll(visitor);
      return;
    }
    List<KubectlError> errors = new ArrayList<>();
    Visitor collecting =
        new Visitor() {
          @Override
          public void visit(ResourceInfo info) {
            collect(errors, () -> decorations.decorate(info, visitor));
          }

          @Override
          public void failed(KubectlError error) {
            collect(errors, () -> visitor.failed(error));
          }
        };
    for (Source source : sources) {
      collect(errors, () -> source.visit(collecting));
    }
    AggregateError.throwIfAny(errors);
  }

  private void visitAll(Visitor visitor) {
    try {
      for (Source source : sources) {
        source.visit(info -> decorations.decorate(info, visitor));
      }
    } catch (KubectlError e) {
      if (!ignored.test(e)) {
        throw e;
      }
    }
  }

  private void collect(List<KubectlError> errors, Runnable action) {
    try {
      action.run();
    } catch (KubectlError e) {
      flatten(e, errors);
    }
  }

  private void flatten(KubectlError error, List<KubectlError> errors) {
    if (error instanceof AggregateError aggregate) {
      aggregate.errors().forEach(e -> flatten(e, errors));
    } else if (!ignored.test(error)) {
      errors.add(error);
    }
  }

  /**
   * All objects.
   *
   * @throws KubectlError what went wrong with any of them
   */
  public List<ResourceInfo> infos() {
    List<ResourceInfo> infos = new ArrayList<>();
    visit(infos::add);
    return infos;
  }
}
