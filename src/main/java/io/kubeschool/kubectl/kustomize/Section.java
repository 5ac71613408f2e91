package io.kubeschool.kubectl.kustomize;

import java.util.Arrays;

/** The lists of fields that a configuration of transformers has. */
enum Section {
  NAME_PREFIX("namePrefix", "NamePrefix"),
  NAME_SUFFIX("nameSuffix", "NameSuffix"),
  NAMESPACE("namespace", "NameSpace"),
  COMMON_ANNOTATIONS("commonAnnotations", "CommonAnnotations"),
  COMMON_LABELS("commonLabels", "CommonLabels"),
  LABELS("labels", "Labels"),
  TEMPLATE_LABELS("templateLabels", "TemplateLabels"),
  VAR_REFERENCE("varReference", "VarReference"),
  IMAGES("images", "Images"),
  REPLICAS("replicas", "Replicas");

  private final String field;
  private final String goName;

  Section(String field, String goName) {
    this.field = field;
    this.goName = goName;
  }

  /** Its name in a file. */
  String field() {
    return field;
  }

  /** Its name in a message. */
  String goName() {
    return goName;
  }

  /** The one of that name in a file, or null. */
  static Section of(String field) {
    return Arrays.stream(values()).filter(s -> s.field.equals(field)).findFirst().orElse(null);
  }
}
