package io.bellwether.dashboard;

import reactor.netty.http.server.HttpServerRoutes;

/** Answers to some paths. */
public interface WebRoutes {

    /** Adds them to {@code routes}. */
    void add(HttpServerRoutes routes);
}
