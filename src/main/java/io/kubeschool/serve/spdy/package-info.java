/**
 * The little of SPDY/3.1 that kubectl's port-forward needs: streams with headers, both ways, over
 * whatever carries bytes. No library that is kept has it any more, and clients still speak it,
 * within a WebSocket.
 */
package io.kubeschool.serve.spdy;
