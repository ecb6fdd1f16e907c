package io.bellwether.dashboard;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRoutes;

/** {@code /metrics}, in the text format of Prometheus (version 0.0.4). */
public final class MetricsRoutes implements WebRoutes {

    private final Supplier<String> metrics;

    /**
     * @param metrics writes all of them; answers without waiting
     */
    public MetricsRoutes(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void add(HttpServerRoutes routes) {
        routes.get(
                "/metrics",
                (request, response) ->
                        response.header(
                                        HttpHeaderNames.CONTENT_TYPE,
                                        "text/plain; version=0.0.4; charset=utf-8")
                                .sendString(Mono.fromSupplier(metrics)));
    }
}
