package io.bellwether.dashboard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * {@code /events}: tells browsers that something has changed, as server-sent events (HTML, section
 * 9.2). What has changed is not in it: they fetch the page again. So a listener holds no buffer
 * beyond what the network does, and one that reads slowly gets the newest number alone.
 *
 * <p>An event {@code change} comes at once and after changes, at most {@link #AT_MOST_EVERY}; a
 * comment, and an event {@code beat} that a page can see, every {@link #BEAT_EVERY}.
 */
public final class EventRoutes implements WebRoutes {

    static final String PATH = "/events";
    static final int MOST_LISTENERS = 256;

    private static final Duration AT_MOST_EVERY = Duration.ofMillis(500);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final String BEAT = ": beat\nevent: beat\ndata: 1\n\n";

    private final Board board;
    private final Duration beatEvery;
    private final Sinks.Empty<Void> ending = Sinks.empty();
    private final AtomicInteger listeners = new AtomicInteger();

    public EventRoutes(Board board) {
        this(board, BEAT_EVERY);
    }

    EventRoutes(Board board, Duration beatEvery) {
        this.board = board;
        this.beatEvery = beatEvery;
    }

    @Override
    public void add(HttpServerRoutes routes) {
        routes.get(PATH, this::listen);
    }

    static boolean isStream(HttpServerResponse response) {
        return response.responseHeaders()
                .contains(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_EVENT_STREAM, true);
    }

    private Publisher<Void> listen(HttpServerRequest request, HttpServerResponse response) {
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            return Answers.error(
                    response,
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "Too many pages are open just now. This one does not refresh by itself.",
                    "");
        }
        // Nothing follows on the connection, so that a stop need not wait until it has rested.
        return response.sse()
                .keepAlive(false)
                .header("x-accel-buffering", "no")
                .sendString(events().doFinally(signal -> listeners.decrementAndGet()));
    }

    /** How many listen just now. */
    int listeners() {
        return listeners.get();
    }

    private Flux<String> events() {
        Flux<String> changes =
                board.changes()
                        .sample(AT_MOST_EVERY)
                        .onBackpressureLatest()
                        .map(version -> "event: change\ndata: " + board.version() + "\n\n");
        Flux<String> beats = Flux.interval(beatEvery).onBackpressureDrop().map(beat -> BEAT);
        return Flux.merge(changes, beats)
                .startWith("retry: 3000\n\n")
                .takeUntilOther(ending.asMono());
    }

    @Override
    public void end() {
        ending.tryEmitEmpty();
    }
}
