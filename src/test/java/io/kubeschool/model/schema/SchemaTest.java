package io.kubeschool.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private final StructType pod = Schema.kubernetes().ofKind(Kinds.POD);

  @Test
  void knowsEveryStableKindWithAllItsTypes() {
    for (ResourceKind kind : Kinds.all()) {
      StructType type = Schema.kubernetes().ofKind(kind);
      if (!kind.groupVersion().version().matches("v\\d+")) {
        continue;
      }
      assertThat(type).as(kind.toString()).isNotNull();
      readAll(type, 12);
    }
  }

  private static void readAll(StructType type, int depth) {
    if (depth > 0 && !type.simpleName().equals("JSONSchemaProps")) {
      for (Field field : type.fields().values()) {
        StructType struct = field.type().struct();
        if (struct != null) {
          readAll(struct, depth - 1);
        }
      }
    }
  }

  @Test
  void tellsHowListsAreMerged() {
    Field containers = pod.field("spec").type().struct().field("containers");
    assertThat(containers.isMerged()).isTrue();
    assertThat(containers.mergeKey()).isEqualTo("name");
    assertThat(containers.goType()).isEqualTo("[]v1.Container");
    StructType container = containers.type().struct();
    assertThat(container.field("ports").listMapKeys()).containsExactly("containerPort", "protocol");
    assertThat(container.field("imagePullPolicy").goType()).isEqualTo("v1.PullPolicy");
    assertThat(container.field("imagePullPolicy").enumValues())
        .containsExactly("Always", "IfNotPresent", "Never");
    assertThat(container.field("resources").presence().value()).isTrue();
  }

  @Test
  void describesFields() {
    StructType spec = pod.field("spec").type().struct();
    assertThat(spec.field("restartPolicy").description())
        .endsWith("\n\nPossible enum values:\n - `\"Always\"`\n - `\"Never\"`\n - `\"OnFailure\"`");
    assertThat(pod.field("spec").description())
        .startsWith("Specification of the desired behavior of the pod. More info:");
    assertThat(spec.field("containers").required()).isTrue();
  }
}
