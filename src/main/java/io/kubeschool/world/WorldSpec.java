package io.kubeschool.world;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What a world is made from.
 *
 * @param seed of all chance in it
 * @param start the simulated time at which it is handed to the learner
 * @param nodes the names of the cluster's nodes; with none there are no add-ons either, as nothing
 *     could run them
 */
public record WorldSpec(long seed, Instant start, List<String> nodes) {

  /**
   * The nodes of a lesson's cluster, and of the one that the reference transcripts were recorded
   * on.
   */
  public static final List<String> TWO_NODES = List.of("node01", "node02");

  /** The cluster of lessons and transcripts. */
  public static WorldSpec of(long seed) {
    return new WorldSpec(seed, Instant.parse("2026-11-02T09:00:00Z"), TWO_NODES);
  }

  /** As a journal's header holds it. */
  public JsonObject toJson() {
    return Json.objectOf("kubeschool", 1, "seed", seed, "start", start.toString(), "nodes", nodes);
  }

  /**
   * Reads a journal's header.
   *
   * @throws JournalException if it is of another version
   */
  public static WorldSpec fromJson(JsonObject header) {
    if (header.number(0, "kubeschool") != 1) {
      throw new JournalException(
          "the journal was written by another version of kubeschool; start the lesson again");
    }
    return new WorldSpec(
        header.number(0, "seed"),
        Instant.parse(header.string("start")),
        header.array("nodes").strings());
  }
}
