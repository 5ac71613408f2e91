/**
 * Checks: JavaScript in a sandbox, with a read-only view of the world, that tells which criteria of
 * a step are met. docs/lesson-authors.md describes what a script sees.
 */
package io.kubeschool.check;
