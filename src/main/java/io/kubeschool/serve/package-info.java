/**
 * The API server of a session's cluster on a real port: real clients ask over HTTPS and get what
 * the same requests get in process. HTTP threads live outside the world and enter it one at a time
 * ({@link io.kubeschool.serve.Entrance}); what they change is journalled as the session's input.
 */
package io.kubeschool.serve;
