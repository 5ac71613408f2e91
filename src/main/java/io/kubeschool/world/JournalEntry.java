package io.kubeschool.world;

import java.time.Duration;

/**
 * An input and when it came.
 *
 * @param at simulated time since the world began
 */
public record JournalEntry(Duration at, Input input) {}
