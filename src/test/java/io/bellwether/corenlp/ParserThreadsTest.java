package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParserThreadsTest {

    private final ParserThreads threads = new ParserThreads(1, 1 << 20);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void anOverflownStackLeavesTheThreadsInService() {
        for (int i = 0; i < 20; i++) {
            assertThat(threads.call(() -> depth(0))).isEmpty();
            assertThat(threads.call(() -> "read")).contains("read");
        }
    }

    @Test
    void whatTheTextBreaksIsNoError() {
        assertThat(
                        threads.call(
                                () -> {
                                    throw new IllegalStateException("parser");
                                }))
                .isEmpty();
        assertThat(
                        threads.call(
                                () -> {
                                    throw new AssertionError("parser");
                                }))
                .isEmpty();
        assertThat(threads.call(() -> "read")).contains("read");
    }

    @Test
    void whatIsNotTheTextsFaultIsThrownAndLeavesTheThreadsInService() {
        assertThatThrownBy(
                        () ->
                                threads.call(
                                        () -> {
                                            throw new NoClassDefFoundError("gone");
                                        }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(
                        () ->
                                threads.call(
                                        () -> {
                                            throw new OutOfMemoryError("full");
                                        }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(threads.call(() -> "read")).contains("read");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int at) {
        return 1 + depth(at + 1);
    }
}
