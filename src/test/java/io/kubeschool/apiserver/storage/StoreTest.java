package io.kubeschool.apiserver.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Selection[] SELECTIONS = {
    Selection.ALL,
    selection("ns1", "", "", ""),
    selection("", "p3", "", ""),
    selection("", "", "app=a", ""),
    selection("", "", "", "spec.nodeName=node1"),
    selection("ns0", "", "app!=a", "spec.nodeName!=node0")
  };

  private final Simulation simulation = new Simulation(1, START);
  private final ResourceStore pods = new Store(simulation).addResource("pods", "spec.nodeName");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatAWatchTellsAfterAListIsTheState(long seed) {
    Simulation sim = new Simulation(seed, START);
    Store store = new Store(sim);
    ResourceStore resource = store.addResource("pods", "spec.nodeName");
    RandomStream random = sim.random("test");
    List<Mirror> mirrors = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      change(resource, random);
      if (step % 200 == 0) {
        for (Selection selection : SELECTIONS) {
          mirrors.add(new Mirror(resource, store.revision(), selection));
        }
      }
      if (random.nextInt(4) == 0) {
        sim.runFor(Duration.ofMillis(random.nextInt(5)));
      }
    }
    sim.runFor(Duration.ofSeconds(1));
    for (Mirror mirror : mirrors) {
      assertThat(mirror.objects.values())
          .containsExactlyInAnyOrderElementsOf(resource.list(mirror.selection));
    }
  }

  @Test
  void listsAreInOrderWhateverWasWrittenSinceTheLast() {
    RandomStream random = simulation.random("test");
    for (int step = 0; step < 500; step++) {
      for (int i = random.nextInt(20); i >= 0; i--) {
        change(pods, random);
      }
      for (Selection selection : SELECTIONS) {
        List<JsonObject> listed = pods.list(selection);
        assertThat(listed)
            .isSortedAccordingTo(Comparator.comparing(pod -> pod.string("metadata", "uid")));
        assertThat(listed).allMatch(pod -> pods.get(keyOf(pod)) == pod);
      }
      assertThat(pods.list(Selection.ALL)).hasSize(pods.size());
    }
  }

  @Test
  void keepsAnOldListsPagesAsTheyWere() {
    for (int i = 0; i < 10; i++) {
      pods.create(key("p" + i), pod("p" + i, "a", ""));
    }
    Page first = pods.firstPage(Selection.ALL, 4);
    pods.delete(key("p5"));
    pods.create(key("p55"), pod("p55", "a", ""));
    Page second = pods.nextPage(Selection.ALL, 4, first.next(), first.revision());
    Page third = pods.nextPage(Selection.ALL, 4, second.next(), second.revision());

    assertThat(names(first)).containsExactly("p0", "p1", "p2", "p3");
    assertThat(first.remaining()).isEqualTo(6);
    assertThat(names(second)).containsExactly("p4", "p5", "p6", "p7");
    assertThat(names(third)).containsExactly("p8", "p9");
    assertThat(third.next()).isNull();
  }

  @Test
  void ordersKeysAsEtcdDoes() {
    for (String namespace : List.of("a", "a-b", "a0")) {
      pods.create(new ObjectKey(namespace, "p"), pod("p", "a", ""));
    }
    List<String> order = new ArrayList<>();
    pods.watch(
        Selection.ALL,
        0,
        false,
        false,
        event -> order.add(event.object().string("metadata", "resourceVersion")));
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(order).containsExactly("2", "1", "3");
  }

  @Test
  void givesNoRevisionToAWriteThatChangesNothing() {
    JsonObject created = pods.create(key("p"), pod("p", "a", ""));

    assertThat(pods.update(key("p"), pod("p", "a", ""))).isSameAs(created);
  }

  /** Otherwise a session that was watched could not be replayed without those who watched. */
  @Test
  void whoWatchesFromOutsideIsToldAtOnceAndChangesNothingInside() {
    assertThat(timesInside(true)).isEqualTo(timesInside(false)).hasSize(50);
  }

  private static List<Instant> timesInside(boolean watchedFromOutside) {
    Simulation sim = new Simulation(1, START);
    Store store = new Store(sim);
    ResourceStore watched = store.addResource("pods", null);
    ResourceStore unwatched = store.addResource("nodes", null);
    List<Instant> inside = new ArrayList<>();
    watched.watch(Selection.ALL, 0, false, true, event -> inside.add(sim.now()));
    List<Instant> outside = new ArrayList<>();
    if (watchedFromOutside) {
      for (ResourceStore resource : List.of(watched, unwatched)) {
        resource.watch(Selection.ALL, 0, true, true, true, event -> outside.add(sim.now()));
      }
    }
    for (int i = 0; i < 20; i++) {
      sim.runFor(Duration.ofMillis(9_500));
      watched.create(key("p" + i), pod("p" + i, "a", ""));
      sim.runFor(Duration.ofMillis(500));
      unwatched.create(key("n" + i), pod("n" + i, "a", ""));
      Instant now = sim.now();
      sim.runUntil(now);
      assertThat(outside.isEmpty() || outside.getLast().equals(now)).isTrue();
    }
    sim.runFor(Duration.ofMinutes(27));
    return inside;
  }

  @Test
  void forgetsOldChanges() {
    for (int i = 0; i < 1_200; i++) {
      pods.create(key("p" + i), pod("p" + i, "a", ""));
    }

    assertThatThrownBy(() -> pods.watch(Selection.ALL, 100, false, false, event -> {}))
        .isInstanceOf(RevisionCompactedException.class);
    pods.watch(Selection.ALL, 200, false, false, event -> {});
  }

  @Test
  void endsTheFirstEventsWithABookmarkAndSendsMore() {
    pods.create(key("p"), pod("p", "a", ""));
    List<WatchEvent.Type> types = new ArrayList<>();
    Watch watch = pods.watch(Selection.ALL, 0, true, true, event -> types.add(event.type()));
    simulation.runFor(Duration.ofSeconds(125));

    assertThat(types)
        .containsExactly(
            WatchEvent.Type.ADDED,
            WatchEvent.Type.INITIAL_EVENTS_END,
            WatchEvent.Type.BOOKMARK,
            WatchEvent.Type.BOOKMARK);
    watch.close();
    pods.delete(key("p"));
    simulation.runFor(Duration.ofMinutes(5));
    assertThat(types).hasSize(4);
    assertThat(simulation.nextEvent()).isNull();
  }

  private static void change(ResourceStore resource, RandomStream random) {
    ObjectKey key = new ObjectKey("ns" + random.nextInt(3), "p" + random.nextInt(8));
    String app = random.nextInt(2) == 0 ? "a" : "b";
    String node = random.nextInt(3) == 0 ? "" : "node" + random.nextInt(3);
    JsonObject object = pod(key.name(), app, node).set(key.toString(), "metadata", "uid");
    if (resource.get(key) == null) {
      resource.create(key, object);
    } else if (random.nextInt(3) == 0) {
      resource.delete(key);
    } else {
      resource.update(key, object.with("n", (Object) random.nextInt(100)));
    }
  }

  /** What somebody knows who listed once and watches since. */
  private static final class Mirror {
    private final Selection selection;
    private final TreeMap<String, JsonObject> objects = new TreeMap<>();
    private long last;

    Mirror(ResourceStore resource, long revision, Selection selection) {
      this.selection = selection;
      this.last = revision;
      resource.list(selection).forEach(object -> objects.put(id(object), object));
      resource.watch(selection, revision, false, false, this::apply);
    }

    private void apply(WatchEvent event) {
      assertThat(event.revision()).isGreaterThan(last);
      last = event.revision();
      String id = id(event.object());
      switch (event.type()) {
        case ADDED -> assertThat(objects.put(id, event.object())).isNull();
        case MODIFIED -> assertThat(objects.put(id, event.object())).isNotNull();
        case DELETED -> assertThat(objects.remove(id)).isNotNull();
        default -> throw new AssertionError(event);
      }
    }

    private static String id(JsonObject object) {
      return object.string("metadata", "uid");
    }
  }

  private static Selection selection(String namespace, String name, String labels, String fields) {
    return new Selection(namespace, name, LabelSelector.parse(labels), FieldSelector.parse(fields));
  }

  private static List<String> names(Page page) {
    return page.items().stream().map(item -> item.string("metadata", "name")).toList();
  }

  /** As {@link #change} writes it. */
  private static ObjectKey keyOf(JsonObject pod) {
    String[] parts = pod.string("metadata", "uid").split("/");
    return new ObjectKey(parts[0], parts[1]);
  }

  private static ObjectKey key(String name) {
    return new ObjectKey("default", name);
  }

  private static JsonObject pod(String name, String app, String node) {
    return Json.objectOf(
        "metadata",
        Json.objectOf("name", name, "labels", Json.objectOf("app", app)),
        "spec",
        Json.objectOf("nodeName", node));
  }
}
