package io.kubeschool.serve.wire;

/** A header of an answer. */
public record Header(String name, String value) {}
