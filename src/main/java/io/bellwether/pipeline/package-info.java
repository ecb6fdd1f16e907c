/**
 * The Reactor stages of the roles, and the ports through which they reach input, output and texts.
 * Knows no Kafka, no JSON and no CoreNLP.
 */
@NullMarked
package io.bellwether.pipeline;

import org.jspecify.annotations.NullMarked;
