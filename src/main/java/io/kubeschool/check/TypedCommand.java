package io.kubeschool.check;

/**
 * A line that the learner typed in this step.
 *
 * @param output what it printed, both streams
 * @param status its exit status
 */
public record TypedCommand(String line, String output, int status) {}
