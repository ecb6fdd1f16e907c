package io.bellwether.dashboard.api;

import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.WebRoutes;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Everything under {@code /api/v1}, as {@code schemas/openapi.yaml} describes it. Records are given
 * out as they stand on the topics. What cannot be answered is told in the form of RFC 9457. Safe
 * for several threads.
 */
public final class ApiRoutes implements WebRoutes {

    /** What every address begins with. */
    public static final String ROOT = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);

    private final Board board;
    private final List<ApiRoute> table;
    private final Gate gate;

    /**
     * @param board what is read
     * @param notices writes what is posted
     * @param settings who may post, and what the program is called
     * @param clock tells what has begun already
     */
    public ApiRoutes(Board board, Notices notices, ApiSettings settings, InstantSource clock) {
        this.board = board;
        List<ApiRoute> all = new ArrayList<>();
        all.addAll(new AssetAnswers(board).routes());
        all.addAll(new LevelAnswers(board).routes());
        all.addAll(new AlertAnswers(board).routes());
        all.addAll(new DecisionAnswers(board).routes());
        all.addAll(new VerdictAnswers(board).routes());
        all.addAll(new Posts(notices, clock).routes());
        all.addAll(new Descriptions(settings.version()).routes());
        table = List.copyOf(all);
        gate = new Gate(settings.token());
    }

    List<ApiRoute> table() {
        return table;
    }

    @Override
    public void add(HttpServerRoutes routes) {
        routes.route(request -> isOurs(pathOf(request)), this::handle);
    }

    private static boolean isOurs(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Still percent-encoded: a slash within an id is no border. */
    private static String pathOf(HttpServerRequest request) {
        return new QueryStringDecoder(request.uri()).rawPath();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Sender sender = new Sender(request, response, board.status());
        return Mono.defer(() -> answer(request))
                .onErrorResume(error -> Mono.just(problem(error)))
                .flatMap(sender::send);
    }

    private Mono<ApiAnswer> answer(HttpServerRequest request) {
        String path = pathOf(request).substring(ROOT.length());
        boolean isHead = request.method().equals(HttpMethod.HEAD);
        HttpMethod method = isHead ? HttpMethod.GET : request.method();
        TreeSet<String> methods = new TreeSet<>();
        for (ApiRoute route : table) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent() && route.method().equals(method)) {
                return answer(route, ApiCall.of(variables.get(), request.uri()), request);
            }
            variables.ifPresent(each -> methods.add(route.method().name()));
        }
        if (methods.isEmpty()) {
            throw ApiProblem.notFound("no such address: " + ROOT + "/openapi.yaml lists all");
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        throw ApiProblem.notAllowed(List.copyOf(methods));
    }

    private Mono<ApiAnswer> answer(ApiRoute route, ApiCall call, HttpServerRequest request) {
        if (route.method().equals(HttpMethod.POST)) {
            String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION);
            gate.check(authorization);
            return route.handler().answer(call, new Body(request).bytes());
        }
        return route.handler().answer(call, Mono.empty());
    }

    private static ApiAnswer problem(Throwable error) {
        if (error instanceof ApiProblem problem) {
            return ApiAnswer.Whole.problem(problem);
        }
        // The class alone: a message might quote what came.
        LOG.error("an answer failed: {}", error.getClass().getName(), error);
        return ApiAnswer.Whole.problem(ApiProblem.broken());
    }
}
