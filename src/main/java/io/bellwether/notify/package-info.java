/**
 * Tells people and their tools of alerts: Prometheus Alertmanager and webhooks, over HTTP. It reads
 * records of the alert topic that others hand in, and leaves where they come from, and when
 * anything is subscribed to, to them.
 */
@NullMarked
package io.bellwether.notify;

import org.jspecify.annotations.NullMarked;
