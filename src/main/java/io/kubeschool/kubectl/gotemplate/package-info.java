/**
 * Go's text/template as kubectl prints with it: parsing, and execution over JSON values. Left out:
 * {@code define}, {@code template}, {@code block}, the functions {@code call} and {@code js}, and
 * complex numbers.
 */
package io.kubeschool.kubectl.gotemplate;
