package io.bellwether.dashboard;

import reactor.netty.http.server.HttpServerRoutes;

/** Answers to some paths. */
public interface WebRoutes {

    /** Adds them to {@code routes}. */
    void add(HttpServerRoutes routes);

    /** The server stops: ends answers that would go on for ever. */
    default void end() {}
}
