package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.List;

/**
 * Some of the objects that a list asks for.
 *
 * @param revision at which they were all so
 * @param next the key after which the next page begins, or null if this is the last
 * @param remaining how many follow, or -1 if that is not known
 */
public record Page(List<JsonObject> items, long revision, ObjectKey next, long remaining) {}
