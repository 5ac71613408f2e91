package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;

/**
 * What a write did to one object.
 *
 * @param before what it was, or null if the write created it
 * @param after what it is, or null if the write deleted it
 * @param last {@code after}, or what was deleted with the revision of the deletion
 */
record Change(long revision, ObjectKey key, JsonObject before, JsonObject after, JsonObject last) {}
