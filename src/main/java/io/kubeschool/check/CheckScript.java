package io.kubeschool.check;

import java.util.Map;

/**
 * A script to be run.
 *
 * @param name what errors call it
 * @param source JavaScript
 * @param weights the points of each criterion that it reports, in the order of the verdict
 */
public record CheckScript(String name, String source, Map<String, Integer> weights) {}
