package io.bellwether.dashboard;

import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Listens, and sends each request to whoever answers to its path. Immutable. */
public final class WebServer {

    private final WebSettings settings;
    private final List<WebRoutes> answers;

    public WebServer(WebSettings settings, List<WebRoutes> answers) {
        this.settings = settings;
        this.answers = List.copyOf(answers);
    }

    /** Begins to listen; whoever subscribes disposes of the server in the end. */
    public Mono<? extends DisposableServer> bind() {
        return HttpServer.create()
                .host(settings.host())
                .port(settings.port())
                .route(routes -> answers.forEach(answer -> answer.add(routes)))
                .bind();
    }
}
