package io.kubeschool.world;

import java.time.Instant;

/**
 * A line that the learner typed at the workstation's prompt, and what came of it.
 *
 * @param line as typed
 * @param output what the terminal showed until the next prompt, both streams together
 * @param status the exit status
 * @param startedAt when it was entered, simulated
 * @param endedAt when the next prompt came, simulated
 */
public record CommandRecord(
    String line, String output, int status, Instant startedAt, Instant endedAt) {}
