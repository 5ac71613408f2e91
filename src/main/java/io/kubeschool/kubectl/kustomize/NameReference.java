package io.kubeschool.kubectl.kustomize;

import java.util.List;

/**
 * Where objects of a kind are called by their names. Models builtinconfig NameBackReferences.
 *
 * @param target the kind that is referred to
 * @param referrers the fields that hold its names
 */
record NameReference(Gvk target, List<FieldSpec> referrers) {}
