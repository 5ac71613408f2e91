package io.kubeschool.apiserver.table;

/**
 * How a table is asked for. Models meta/v1: TableOptions.
 *
 * @param includeObject {@code None}, {@code Metadata} (also if it is "") or {@code Object}
 */
public record TableOptions(String includeObject) {}
