package io.kubeschool.world;

/**
 * What one undo took back, or one redo did again.
 *
 * @param line the command that changed something, as typed
 * @param others how many commands after it, none of which changed anything, went with it
 */
public record TakenBack(String line, int others) {}
