package io.bellwether.dashboard;

import io.netty.channel.Channel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Listens, refuses what it must, and sends each request to whoever answers to its path. Immutable.
 *
 * <p>What a client can make it hold is bounded: 4 KiB of request line, 16 KiB of headers, 64 KiB of
 * content; a request must come within 20 seconds, a connection rests for a minute at most, and one
 * whose client does not read what was written to it within {@link #WRITTEN_WITHIN} is closed.
 */
public final class WebServer {

    private static final int MOST_LINE = 4_096;
    private static final int MOST_HEADERS = 16_384;
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(20);
    private static final Duration RESTS_AT_MOST = Duration.ofSeconds(60);
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(60);

    /** What the addresses for programs begin with. */
    private static final String PROGRAMS = "/api/";

    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.GET, HttpMethod.POST);

    private final WebSettings settings;
    private final List<WebRoutes> answers;
    private final Guard guard;
    private final Duration writtenWithin;

    public WebServer(WebSettings settings, List<WebRoutes> answers) {
        this(settings, answers, WRITTEN_WITHIN);
    }

    WebServer(WebSettings settings, List<WebRoutes> answers, Duration writtenWithin) {
        this.settings = settings;
        this.answers = List.copyOf(answers);
        this.writtenWithin = writtenWithin;
        guard = new Guard(settings);
    }

    /**
     * Begins to listen; whoever subscribes disposes of the server in the end. It then waits for
     * answers that are under way, so {@link #end} comes first.
     */
    public Mono<? extends DisposableServer> bind() {
        HttpServerRoutes routes = HttpServerRoutes.newRoutes();
        answers.forEach(answer -> answer.add(routes));
        routes.route(request -> true, WebServer::unknown);
        return HttpServer.create()
                .host(settings.host())
                .port(settings.port())
                .channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
                .httpRequestDecoder(
                        limits ->
                                limits.maxInitialLineLength(MOST_LINE).maxHeaderSize(MOST_HEADERS))
                .requestTimeout(REQUEST_WITHIN)
                .idleTimeout(RESTS_AT_MOST)
                .compress((request, response) -> !EventRoutes.isStream(response))
                .doOnChannelInit((observer, channel, remote) -> prepare(channel))
                .handle((request, response) -> answer(request, response, routes))
                .bind();
    }

    /** Ends answers that would go on for ever. */
    public void end() {
        answers.forEach(WebRoutes::end);
    }

    private void prepare(Channel channel) {
        channel.pipeline()
                .addFirst(new WriteTimeoutHandler(writtenWithin.toMillis(), TimeUnit.MILLISECONDS))
                .addAfter(NettyPipeline.HttpCodec, "bellwether.head", new HeadAsGet());
    }

    private Publisher<Void> answer(
            HttpServerRequest request, HttpServerResponse response, HttpServerRoutes routes) {
        Answers.protect(response);
        if (!KNOWN.contains(request.method())) {
            response.header(HttpHeaderNames.ALLOW, "GET, HEAD, POST");
            HttpResponseStatus status = HttpResponseStatus.METHOD_NOT_ALLOWED;
            return refuse(request, response, status, "That cannot be done here.");
        }
        Optional<Guard.Refusal> refusal = guard.refusal(request);
        if (refusal.isPresent()) {
            Guard.Refusal why = refusal.get();
            return refuse(request, response, why.status(), why.reason());
        }
        return routes.apply(request, response);
    }

    /** No route answers to the path, or none with this method. */
    private static Publisher<Void> unknown(HttpServerRequest request, HttpServerResponse response) {
        HttpResponseStatus status = HttpResponseStatus.NOT_FOUND;
        return refuse(request, response, status, "There is nothing under this address.");
    }

    /** People are answered with a page, programs with what they can read. */
    private static Publisher<Void> refuse(
            HttpServerRequest request,
            HttpServerResponse response,
            HttpResponseStatus status,
            String reason) {
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            Answers.challenge(response);
        }
        return request.uri().startsWith(PROGRAMS)
                ? Problem.send(response, status, reason)
                : Answers.error(response, status, reason, rootFrom(request));
    }

    /** What leads from the request's path up to that of the page. */
    private static String rootFrom(HttpServerRequest request) {
        String path = Guard.path(request).orElse("/");
        long depth = Math.min(path.chars().filter(c -> c == '/').count() - 1, 8);
        return "../".repeat((int) depth);
    }
}
