package io.kubeschool.kubectl.printer;

import java.util.List;

/**
 * What a table shows. Models cli-runtime printers.PrintOptions.
 *
 * @param noHeaders whether the headers are left out
 * @param withNamespace whether there is a column of namespaces
 * @param kind what is put before each name, such as {@code deployment.apps}; "" for nothing
 * @param wide whether columns of lower priority are shown
 * @param showLabels whether the last column is all labels
 * @param labelColumns labels that have columns of their own
 */
public record TableOptions(
    boolean noHeaders,
    boolean withNamespace,
    String kind,
    boolean wide,
    boolean showLabels,
    List<String> labelColumns) {

  /** A plain table. */
  public static final TableOptions PLAIN =
      new TableOptions(false, false, "", false, false, List.of());

  /** The same with a column of namespaces. */
  public TableOptions withNamespaces() {
    return new TableOptions(noHeaders, true, kind, wide, showLabels, labelColumns);
  }

  /** The same with that before each name. */
  public TableOptions withKind(String newKind) {
    return new TableOptions(noHeaders, withNamespace, newKind, wide, showLabels, labelColumns);
  }
}
