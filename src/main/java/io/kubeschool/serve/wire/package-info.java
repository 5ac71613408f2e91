/**
 * HTTP as the rest of {@code serve} sees it, and Jetty, which speaks it: the only package that
 * knows that library.
 */
package io.kubeschool.serve.wire;
