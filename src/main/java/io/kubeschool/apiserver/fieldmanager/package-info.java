/**
 * Who set which field of an object, and server-side apply by it. Models apimachinery
 * pkg/util/managedfields and sigs.k8s.io/structured-merge-diff.
 */
package io.kubeschool.apiserver.fieldmanager;
