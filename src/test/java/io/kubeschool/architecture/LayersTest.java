package io.kubeschool.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of layers in the design, as a test. Changing it is a decision with a page in
 * docs/decisions.
 */
class LayersTest {

  private static final String ROOT = "io.kubeschool.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.kubeschool");

  private record Layer(String name, String... uses) {
    @Override
    public String toString() {
      return name + " uses " + String.join(", ", uses);
    }
  }

  /**
   * The packages of the control plane may use the API server's front (its request types) and its
   * client only.
   */
  private static final String[] FRONT = {"apiserver-front", "apiserver.client"};

  static Stream<Layer> layers() {
    return Stream.of(
        new Layer("sim"),
        new Layer("model"),
        new Layer("machine", "sim"),
        new Layer("apiserver", "model", "sim"),
        new Layer("controller", "model", "sim", "machine", FRONT[0], FRONT[1]),
        new Layer("scheduler", "model", "sim", "machine", FRONT[0], FRONT[1]),
        new Layer("kubelet", "model", "sim", "machine", FRONT[0], FRONT[1]),
        new Layer("network", "model", "sim", "machine", FRONT[0], FRONT[1]),
        new Layer("storage", "model", "sim", "machine", FRONT[0], FRONT[1]),
        new Layer("kubectl", "machine", "model", "sim", FRONT[0]),
        new Layer(
            "world",
            "kubectl",
            "controller",
            "scheduler",
            "kubelet",
            "network",
            "storage",
            "apiserver",
            "machine",
            "model",
            "sim"),
        new Layer("serve", "world", "apiserver", "model", "sim"),
        new Layer("check", "model"),
        new Layer("lesson", "model"),
        new Layer("tutor", "lesson", "check", "world", "model", "machine", FRONT[0]),
        new Layer("terminal", "tutor", "world", "machine"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void a_package_uses_only_what_lies_below_it(Layer layer) {
    List<DescribedPredicate<? super JavaClass>> allowed = new ArrayList<>();
    allowed.add(resideInAPackage(ROOT + layer.name() + ".."));
    for (String used : layer.uses()) {
      allowed.add(
          used.equals(FRONT[0])
              ? resideInAPackage(ROOT + "apiserver")
              : resideInAPackage(ROOT + used + ".."));
    }
    DescribedPredicate<JavaClass> forbidden =
        resideInAPackage("io.kubeschool..")
            .and(DescribedPredicate.not(DescribedPredicate.or(allowed)));
    noClasses()
        .that()
        .resideInAPackage(ROOT + layer.name() + "..")
        .should()
        .dependOnClassesThat(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void every_package_is_in_the_table() {
    TreeSet<String> found = new TreeSet<>();
    CLASSES.forEach(c -> found.add(c.getPackageName().substring(ROOT.length()).split("\\.")[0]));
    TreeSet<String> known = new TreeSet<>(layers().map(Layer::name).toList());
    known.add("cli");
    assertThat(known).containsAll(found);
  }

  @Test
  void nothing_below_the_terminal_reads_the_wall_clock_or_starts_threads_or_draws_unseeded() {
    noClasses()
        .that(
            resideInAnyPackage(
                ROOT + "sim..",
                ROOT + "model..",
                ROOT + "machine..",
                ROOT + "apiserver..",
                ROOT + "controller..",
                ROOT + "scheduler..",
                ROOT + "kubelet..",
                ROOT + "network..",
                ROOT + "storage..",
                ROOT + "kubectl..",
                ROOT + "world.."))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(java.util.Random.class)
        .allowEmptyShould(true)
        .check(CLASSES);
    noClasses()
        .that(
            resideInAnyPackage(
                ROOT + "model..",
                ROOT + "machine..",
                ROOT + "apiserver..",
                ROOT + "controller..",
                ROOT + "scheduler..",
                ROOT + "kubelet..",
                ROOT + "network..",
                ROOT + "kubectl..",
                ROOT + "world.."))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
