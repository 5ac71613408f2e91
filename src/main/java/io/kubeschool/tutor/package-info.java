/**
 * The learner's journey: lessons, steps, hints, verdicts, progress. Input lines in, text out; the
 * terminal is somebody else's.
 */
package io.kubeschool.tutor;
