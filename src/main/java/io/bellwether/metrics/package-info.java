/**
 * What the roles do, in numbers for Prometheus: hears what pipelines and sources tell, and keeps it
 * in Micrometer's meters. Every number has its name, kind and meaning in {@link
 * io.bellwether.metrics.Metric}. It leaves showing them to others.
 */
@NullMarked
package io.bellwether.metrics;

import org.jspecify.annotations.NullMarked;
