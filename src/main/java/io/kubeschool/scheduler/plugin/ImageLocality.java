package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.Json;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes that have the pod's images are better. Models plugins/imagelocality. */
public final class ImageLocality implements ScorePlugin {

  private static final long MEGABYTE = 1024 * 1024;
  private static final long LEAST = 23 * MEGABYTE;
  private static final long MOST_PER_CONTAINER = 1000 * MEGABYTE;

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    List<String> images = new ArrayList<>();
    for (String field : new String[] {"initContainers", "containers"}) {
      for (Json container : pod.spec().array(field)) {
        images.add(normalized(container.string("image")));
      }
    }
    Map<String, Integer> nodesWith = new HashMap<>();
    for (String image : images) {
      nodesWith.put(image, snapshot.nodesWithImage(image));
    }
    if (nodesWith.values().stream().allMatch(count -> count == 0)) {
      return null;
    }
    int nodes = snapshot.nodes().size();
    long most = MOST_PER_CONTAINER * images.size();
    return node -> {
      long sum = 0;
      for (String image : images) {
        Long size = node.imageSizes().get(image);
        if (size != null) {
          sum += (long) (size * ((double) nodesWith.get(image) / nodes));
        }
      }
      long bounded = Math.clamp(sum, LEAST, most);
      return MAX_NODE_SCORE * (bounded - LEAST) / (most - LEAST);
    };
  }

  /** Models image_locality.go: normalizedImageName. */
  private static String normalized(String image) {
    return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
  }
}
