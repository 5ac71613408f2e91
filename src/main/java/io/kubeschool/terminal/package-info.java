/**
 * The real terminal: line editing, completion, history, full-screen editor and pager, Ctrl-C, and
 * the pace at which simulated time follows the wall clock.
 */
package io.kubeschool.terminal;
