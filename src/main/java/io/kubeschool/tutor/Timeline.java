package io.kubeschool.tutor;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rollout's pods over time, from what the API server's watch cache still remembers: each version
 * of a pod tells when it was created, became ready and was told to go.
 */
final class Timeline {

  private static final String HASH = "pod-template-hash";
  private static final int LONGEST = 120;
  private static final Duration ARRIVAL = Duration.ofMillis(200);
  private static final Pattern TOO_OLD =
      Pattern.compile("too old resource version: .*\\((\\d+)\\)");

  private final Environment environment;
  private final Messages messages;
  private final Layout layout;

  Timeline(Environment environment, Messages messages, Layout layout) {
    this.environment = environment;
    this.messages = messages;
    this.layout = layout;
  }

  /** A pod's life; null where that has not come. */
  private static final class Life {
    private String hash = "";
    private String name = "";
    private Instant created;
    private Instant ready;
    private Instant unready;
    private Instant leaving;

    char at(Instant second, Instant end) {
      if (second.isBefore(created) || leaving != null && end != null && !second.isBefore(end)) {
        return ' ';
      }
      if (leaving != null && !second.isBefore(leaving)) {
        return '▁';
      }
      boolean isReady =
          ready != null && !second.isBefore(ready) && (unready == null || second.isBefore(unready));
      return isReady ? '█' : '▒';
    }
  }

  /** The lives of a Deployment's pods, one line each, or "" if nothing is remembered. */
  String of(JsonObject deployment) {
    Map<String, Instant> gone = new TreeMap<>();
    Map<String, Life> lives = lives(deployment, gone);
    if (lives.isEmpty()) {
      return "";
    }
    Instant now = environment.now();
    Instant start = start(lives, now);
    long span = Math.max(5, Duration.between(start, now).toSeconds());
    int room = layout.width() - 30;
    long scale = Math.max(1, Math.ceilDiv(span, room));
    StringBuilder text = new StringBuilder("\n").append(axis(span, scale));
    for (Map.Entry<String, Life> entry : lives.entrySet()) {
      Life life = entry.getValue();
      Instant end = gone.get(entry.getKey());
      if (end != null && end.isBefore(start)) {
        continue;
      }
      StringBuilder line = new StringBuilder();
      for (long second = 0; second <= span; second += scale) {
        line.append(life.at(start.plusSeconds(second), end));
      }
      text.append(pad(shorten(life.name), 26)).append(line.toString().stripTrailing()).append('\n');
    }
    return text.append(layout.wrap(messages.get("draw.legend"))).toString();
  }

  private Map<String, Life> lives(JsonObject deployment, Map<String, Instant> gone) {
    Map<String, Life> lives = new LinkedHashMap<>();
    String namespace = deployment.string("metadata", "namespace");
    Map<String, String> labels = deployment.object("spec", "selector", "matchLabels").strings();
    List<String> selector = new ArrayList<>();
    labels.forEach((key, value) -> selector.add(key + "=" + value));
    Request request =
        Request.get(User.ADMIN, Kinds.POD.path(namespace))
            .withParameter("watch", "true")
            .withParameter("labelSelector", String.join(",", selector));
    String oldest = replay(request.withParameter("resourceVersion", "1"), lives, gone);
    if (!oldest.isEmpty()) {
      lives.clear();
      replay(request.withParameter("resourceVersion", oldest), lives, gone);
    }
    if (lives.isEmpty()) {
      new ClusterView(environment, 0)
          .list("pods", namespace, String.join(",", selector))
          .forEach(pod -> see("ADDED", pod, lives, gone));
    }
    lives.values().removeIf(life -> life.hash.isEmpty() || life.created == null);
    return lives;
  }

  /** Reads what a watch still tells; gives the oldest revision that it knows if that is newer. */
  private String replay(Request request, Map<String, Life> lives, Map<String, Instant> gone) {
    StringBuilder oldest = new StringBuilder();
    Subscription watch =
        environment
            .api()
            .watch(
                request,
                (type, object) -> {
                  Matcher tooOld = TOO_OLD.matcher(object.string("message"));
                  if (type.equals("ERROR") && tooOld.find()) {
                    oldest.append(tooOld.group(1));
                  }
                  see(type, object, lives, gone);
                });
    environment.listen(ARRIVAL);
    watch.close();
    return oldest.toString();
  }

  private void see(
      String type, JsonObject object, Map<String, Life> lives, Map<String, Instant> gone) {
    if (!List.of("ADDED", "MODIFIED", "DELETED").contains(type)) {
      return;
    }
    Pod pod = new Pod(object);
    Life life = lives.computeIfAbsent(pod.uid(), _ -> new Life());
    life.name = pod.name();
    life.hash = pod.labels().getOrDefault(HASH, "");
    life.created = Drawing.time(pod.creationTimestamp());
    JsonObject ready = pod.condition("Ready");
    Instant changed = Drawing.time(ready.string("lastTransitionTime"));
    if (pod.isReady()) {
      life.ready = life.ready == null ? changed : life.ready;
      life.unready = null;
    } else if (life.ready != null) {
      life.unready = changed;
    }
    if (pod.isTerminating() && life.leaving == null) {
      long grace = object.number(30, "metadata", "deletionGracePeriodSeconds");
      life.leaving = Drawing.time(pod.deletionTimestamp()).minusSeconds(grace);
    }
    if (type.equals("DELETED")) {
      Instant unready = life.unready == null ? life.leaving : life.unready;
      gone.put(pod.uid(), later(unready, life.leaving).plusSeconds(1));
    }
  }

  private Instant later(Instant a, Instant b) {
    Instant first = a == null ? environment.now() : a;
    return b == null || first.isAfter(b) ? first : b;
  }

  /** The beginning of the last two minutes, or of the first pod if that is later. */
  private static Instant start(Map<String, Life> lives, Instant now) {
    Instant first =
        lives.values().stream().map(life -> life.created).min(Instant::compareTo).orElse(now);
    Instant earliest = now.minusSeconds(LONGEST);
    return first.isBefore(earliest) ? earliest : first;
  }

  private static String axis(long span, long scale) {
    StringBuilder axis = new StringBuilder(" ".repeat(26));
    for (long second = 0; second <= span; second += 10 * scale) {
      String label = Drawing.seconds(Duration.ofSeconds(second));
      axis.append(pad(label, 10));
    }
    return axis.toString().stripTrailing() + "\n";
  }

  private static String shorten(String name) {
    return name.length() <= 25
        ? name
        : name.substring(0, 8) + "…" + name.substring(name.length() - 16);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Layout.length(text)));
  }
}
