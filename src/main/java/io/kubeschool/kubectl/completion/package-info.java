/** What Tab offers in a kubectl command line. Models kubectl pkg/util/completion. */
package io.kubeschool.kubectl.completion;
