/**
 * Builds of kustomizations, as kubectl does them offline: {@link
 * io.kubeschool.kubectl.kustomize.Kustomizer} reads a folder's kustomization file ({@link
 * io.kubeschool.kubectl.kustomize.KustomizationReader}), collects resources from files, other
 * folders and generators ({@link io.kubeschool.kubectl.kustomize.Target}), runs the transformers of
 * {@link io.kubeschool.kubectl.kustomize.BuiltInTransformers} over them and mends the names that
 * they call each other by. Models sigs.k8s.io/kustomize api v0.21.1 and kyaml v0.21.1.
 */
package io.kubeschool.kubectl.kustomize;
