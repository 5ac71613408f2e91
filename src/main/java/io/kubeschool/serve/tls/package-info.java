/** Keys and certificates of a served cluster; the only package that knows Bouncy Castle. */
package io.kubeschool.serve.tls;
