/**
 * Measures what one machine can carry from topic to journal and from journal to alert, beside the
 * limits that the scorer alone and Kafka alone have on it. Which processes run what is the business
 * of {@code app}.
 */
@NullMarked
package io.bellwether.capacity;

import org.jspecify.annotations.NullMarked;
