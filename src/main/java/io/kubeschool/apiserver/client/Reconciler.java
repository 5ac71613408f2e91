package io.kubeschool.apiserver.client;

/**
 * Brings what a key stands for a step nearer to what is wanted. It is told that something may have
 * changed, not what: it looks for itself.
 *
 * @param <K> the keys, an {@link io.kubeschool.model.ObjectKey} for most
 */
@FunctionalInterface
public interface Reconciler<K> {

  /** Looks at one key and does what is needed. */
  Result reconcile(K key);
}
