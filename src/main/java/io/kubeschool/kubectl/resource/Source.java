package io.kubeschool.kubectl.resource;

/** Where objects come from: files, names, selectors. Models resource.Visitor. */
@FunctionalInterface
interface Source {

  /** Shows each of its objects to {@code visitor}. */
  void visit(Visitor visitor);
}
