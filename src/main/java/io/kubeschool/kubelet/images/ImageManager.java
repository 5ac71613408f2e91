package io.kubeschool.kubelet.images;

import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.machine.image.Image;
import io.kubeschool.machine.image.ImageReference;
import io.kubeschool.machine.image.ImageRegistry;
import io.kubeschool.machine.image.ImageStore;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sees to it that a container's image is on the node, pulls one at a time, and backs off. Models
 * pkg/kubelet/images: imageManager.
 */
public final class ImageManager {

  private static final Duration INITIAL = Duration.ofSeconds(10);
  private static final Duration MAXIMUM = Duration.ofSeconds(300);
  private static final double NANOS_PER_BYTE = 40;

  private final Simulation simulation;
  private final RandomStream random;
  private final ImageStore store;
  private final BackOff backOff = new BackOff(INITIAL, MAXIMUM);
  private final Map<String, String> lastErrors = new TreeMap<>();
  private Instant idleFrom = Instant.EPOCH;

  /** Where events about the container go. */
  @FunctionalInterface
  public interface Events {
    /** Records one. */
    void record(EventType type, String reason, String message);
  }

  /** What came of it. */
  public sealed interface Outcome permits Present, Failed {}

  /** The image is there. */
  public record Present(Image image, ImageReference reference) implements Outcome {}

  /** It is not; {@code reason} such as {@code ErrImagePull}. */
  public record Failed(String reason, String message) implements Outcome {}

  /** A manager of that store. */
  public ImageManager(Simulation simulation, RandomStream random, ImageStore store) {
    this.simulation = simulation;
    this.random = random;
    this.store = store;
  }

  /** The node's images. */
  public ImageStore store() {
    return store;
  }

  /** Makes sure of a container's image. Models EnsureImageExists. */
  public void ensure(Pod pod, JsonObject container, Events events, Consumer<Outcome> done) {
    String requested = container.string("image");
    ImageReference reference;
    try {
      reference = ImageReference.parse(requested);
    } catch (ImageReference.Malformed e) {
      String message =
          "Failed to apply default image tag \""
              + requested
              + "\": couldn't parse image name \""
              + requested
              + "\": "
              + e.getMessage();
      events.record(EventType.Warning, "InspectFailed", message);
      done.accept(new Failed("InvalidImageName", message));
      return;
    }
    String policy = container.string("imagePullPolicy");
    Image present = policy.equals("Always") ? null : store.get(reference);
    if (present != null) {
      events.record(
          EventType.Normal,
          "Pulled",
          "Container image \""
              + requested
              + "\" already present on machine and can be accessed by the pod");
      done.accept(new Present(present, reference));
    } else if (policy.equals("Never")) {
      String message =
          "Container image \"" + requested + "\" is not present with pull policy of Never";
      events.record(EventType.Warning, "ErrImageNeverPull", message);
      done.accept(new Failed("ErrImageNeverPull", message));
    } else {
      pull(pod.uid() + "_" + requested, requested, reference, events, done);
    }
  }

  /** Forgets what it knows of a pod. */
  public void forget(String podUid) {
    backOff.forget(podUid + "_");
    lastErrors.keySet().removeIf(key -> key.startsWith(podUid + "_"));
  }

  private void pull(
      String key,
      String requested,
      ImageReference reference,
      Events events,
      Consumer<Outcome> done) {
    if (backOff.isInBackOffSinceUpdate(key, simulation.now())) {
      String message = "Back-off pulling image \"" + requested + "\"";
      events.record(EventType.Normal, "BackOff", message);
      String last = lastErrors.get(key);
      done.accept(new Failed("ImagePullBackOff", last == null ? message : message + ": " + last));
      return;
    }
    lastErrors.remove(key);
    events.record(EventType.Normal, "Pulling", "Pulling image \"" + requested + "\"");
    Instant asked = simulation.now();
    Instant begins = idleFrom.isAfter(asked) ? idleFrom : asked;
    Duration takes = pullTime(reference);
    idleFrom = begins.plus(takes);
    simulation.at(
        idleFrom,
        () -> {
          switch (store.pull(reference)) {
            case ImageRegistry.Found(Image image) -> {
              Duration all = Duration.between(asked, simulation.now());
              events.record(
                  EventType.Normal,
                  "Pulled",
                  "Successfully pulled image \""
                      + requested
                      + "\" in "
                      + HumanDuration.goFormat(takes.truncatedTo(ChronoUnit.MILLIS))
                      + " ("
                      + HumanDuration.goFormat(all.truncatedTo(ChronoUnit.MILLIS))
                      + " including waiting). Image size: "
                      + image.size()
                      + " bytes.");
              done.accept(new Present(image, reference));
            }
            case ImageRegistry.Refused(String why) -> {
              events.record(
                  EventType.Warning,
                  "Failed",
                  "Failed to pull image \"" + requested + "\": " + why);
              backOff.next(key, simulation.now(), simulation.now());
              lastErrors.put(key, "ErrImagePull: " + why);
              done.accept(new Failed("ErrImagePull", why));
            }
          }
        });
  }

  private Duration pullTime(ImageReference reference) {
    Duration asking = random.between(Duration.ofMillis(90), Duration.ofMillis(240));
    if (store.get(reference) != null) {
      return asking;
    }
    return asking.plusNanos((long) (store.sizeToPull(reference) * NANOS_PER_BYTE));
  }
}
