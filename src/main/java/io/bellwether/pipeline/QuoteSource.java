package io.bellwether.pipeline;

import io.bellwether.feedback.Pointer;
import java.util.Collection;
import java.util.Map;

/** Fetches what people said from where they said it. */
@FunctionalInterface
public interface QuoteSource {

    /**
     * The texts behind {@code pointers}. Blocks for a bounded time; a text that is erased, expired
     * or out of reach is missing from the answer.
     */
    Map<Pointer, String> texts(Collection<Pointer> pointers);
}
