/** The bridge to Kafka against a real broker in this JVM. */
@org.jspecify.annotations.NullMarked
package io.bellwether.kafka;
