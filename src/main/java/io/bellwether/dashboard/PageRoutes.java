package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.bellwether.html.Style;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * The page: {@code /}, {@code /alerts}, {@code /alerts/ID} and {@code /decisions}, written by the
 * server and whole without a script, and the files they need. Pages are written on the scheduler
 * for computations, so that a long one does not keep others from being answered.
 */
public final class PageRoutes implements WebRoutes {

    private static final String ALERT = "/alerts/";

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Map<Reach, Drawn> drawn = new ConcurrentHashMap<>();
    private final Board board;
    private final PageSettings settings;

    public PageRoutes(Board board, PageSettings settings) {
        this.board = board;
        this.settings = settings;
    }

    @Override
    public void add(HttpServerRoutes routes) {
        String css = Style.common() + Style.resource(PageRoutes.class, "page.css");
        StaticFile style = StaticFile.of("text/css; charset=utf-8", css);
        StaticFile script =
                StaticFile.of(
                        "text/javascript; charset=utf-8",
                        Style.resource(PageRoutes.class, "page.js"));
        StaticFile icon =
                StaticFile.of("image/svg+xml", Style.resource(PageRoutes.class, "icon.svg"));
        routes.get("/page.css", style::answer);
        routes.get("/page.js", script::answer);
        routes.get("/icon.svg", icon::answer);
        routes.get("/", (request, response) -> page(request, response, this::front));
        routes.get("/alerts", (request, response) -> page(request, response, this::alerts));
        routes.get("/alerts/{id}", this::alert);
        routes.get("/decisions", (request, response) -> page(request, response, this::decisions));
    }

    private Publisher<Void> page(
            HttpServerRequest request,
            HttpServerResponse response,
            Function<Query, String> writer) {
        Query query;
        try {
            query = Query.of(request.uri());
        } catch (IllegalArgumentException e) {
            return malformed(response, "");
        }
        return written(response, () -> writer.apply(query));
    }

    private static Publisher<Void> written(HttpServerResponse response, Supplier<String> page) {
        return Mono.fromSupplier(page)
                .subscribeOn(Schedulers.parallel())
                .flatMap(text -> Mono.from(Answers.html(response, text)));
    }

    private static Publisher<Void> malformed(HttpServerResponse response, String root) {
        return Answers.error(
                response, HttpResponseStatus.BAD_REQUEST, "This address is not well formed.", root);
    }

    /** Many look at the same, and drawing it takes longer than anything else here. */
    private String front(Query query) {
        Reach reach = Reach.of(query.get("range"));
        String version = board.version();
        Drawn known = drawn.get(reach);
        if (known != null && known.version().equals(version) && !known.isOld()) {
            return known.page();
        }
        Html content = new FrontPage(board, reach).content();
        String page = new PageFrame(settings, Links.TOP).of("The three assets", board, content);
        drawn.put(reach, new Drawn(version, System.nanoTime(), page));
        return page;
    }

    /** What passes with the time alone, such as that too few spoke lately, may come a bit late. */
    private record Drawn(String version, long nanos, String page) {

        boolean isOld() {
            return System.nanoTime() - nanos > KEPT.toNanos();
        }
    }

    private String alerts(Query query) {
        Html content = new AlertListPage(board, query).content();
        return new PageFrame(settings, Links.TOP).of("Alerts", board, content);
    }

    private String decisions(Query query) {
        Html content = new DecisionPage(board, query).content();
        return new PageFrame(settings, Links.TOP).of("Decisions", board, content);
    }

    private Publisher<Void> alert(HttpServerRequest request, HttpServerResponse response) {
        String path = Guard.path(request).orElse("");
        List<String> records;
        try {
            String id = QueryStringDecoder.decodeComponent(path.substring(ALERT.length()));
            records = board.alertRecords(id);
        } catch (IllegalArgumentException e) {
            return malformed(response, "../");
        }
        if (records.isEmpty()) {
            return Answers.error(
                    response,
                    HttpResponseStatus.NOT_FOUND,
                    "No such alert is known. It may be older than what is kept here.",
                    "../");
        }
        return written(response, () -> alert(records));
    }

    private String alert(List<String> records) {
        AlertPage page = new AlertPage(records);
        return new PageFrame(settings, Links.BELOW).of(page.title(), board, page.content());
    }
}
