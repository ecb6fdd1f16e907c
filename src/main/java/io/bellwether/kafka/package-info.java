/**
 * Everything that speaks to a broker: source, transactional sink, dead letters, snapshots, quotes
 * by pointer, topics, and the local broker.
 */
@NullMarked
package io.bellwether.kafka;

import org.jspecify.annotations.NullMarked;
