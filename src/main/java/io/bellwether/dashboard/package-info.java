/**
 * What can be seen of the service over HTTP: the page, the API, metrics and health. It reads values
 * that others hand in, and leaves where they come from to them.
 */
@NullMarked
package io.bellwether.dashboard;

import org.jspecify.annotations.NullMarked;
