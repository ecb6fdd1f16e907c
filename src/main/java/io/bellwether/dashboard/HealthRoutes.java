package io.bellwether.dashboard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * {@code /livez}: whether there is progress, so that whoever runs this may restart it; {@code
 * /readyz}: whether it can do its work. Both answer 200 with "ok", or 503 with a line for each
 * reason.
 */
public final class HealthRoutes implements WebRoutes {

    private final Health health;

    public HealthRoutes(Health health) {
        this.health = health;
    }

    @Override
    public void add(HttpServerRoutes routes) {
        routes.get("/livez", (request, response) -> answer(response, health.stuck()));
        routes.get("/readyz", (request, response) -> answer(response, health.unready()));
    }

    private static Publisher<Void> answer(HttpServerResponse response, List<String> reasons) {
        boolean isWell = reasons.isEmpty();
        return response.status(
                        isWell ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .sendString(Mono.just(isWell ? "ok\n" : String.join("\n", reasons) + "\n"));
    }
}
