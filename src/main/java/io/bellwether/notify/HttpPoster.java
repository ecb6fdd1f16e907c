package io.bellwether.notify;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts JSON, one connection for each request, and tells what came of it as a value. Follows no
 * redirects; reads no body of an answer. Safe for several threads.
 */
public final class HttpPoster {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final String USER_AGENT = "Bellwether";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final HttpClient client;
    private final Duration timeout;
    private final Scheduler timer;

    /**
     * @param timeout of a request as a whole
     * @param timer counts it
     */
    public HttpPoster(AddressRule rule, Duration timeout, Scheduler timer) {
        this.timeout = timeout;
        this.timer = timer;
        Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        client =
                HttpClient.create(ConnectionProvider.newConnection())
                        .disableRetry(true)
                        .followRedirect(false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connect.toMillis())
                        .doOnChannelInit(
                                (observer, channel, remote) ->
                                        channel.pipeline().addFirst(new AddressGuard(rule)));
    }

    /**
     * Posts {@code json} once per subscription; never fails.
     *
     * @param headers beside those that every request has; names and values of ours only
     */
    Mono<Answer> post(HttpTarget target, Map<String, String> headers, byte[] json) {
        return client.headers(
                        all -> {
                            all.set(HttpHeaderNames.USER_AGENT, USER_AGENT);
                            all.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
                            all.set(HttpHeaderNames.CONTENT_LENGTH, json.length);
                            addAuthorization(target, all);
                            headers.forEach(all::set);
                        })
                .post()
                .uri(target.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(json)))
                .response((response, body) -> Mono.just(answer(response)))
                .next()
                .timeout(timeout, timer)
                .onErrorResume(Exception.class, error -> Mono.just(answer(error)));
    }

    private static void addAuthorization(HttpTarget target, HttpHeaders all) {
        String authorization = target.authorization();
        if (authorization != null) {
            all.set(HttpHeaderNames.AUTHORIZATION, authorization);
        }
    }

    private static Answer answer(HttpClientResponse response) {
        return new Answer.Status(response.status().code(), pause(response.responseHeaders()));
    }

    /** A date counts from the answer's own, so that the other side's clock may be wrong. */
    private static Optional<Duration> pause(HttpHeaders headers) {
        String after = headers.get(HttpHeaderNames.RETRY_AFTER, "");
        return SECONDS.matcher(after).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(after)))
                : date(after)
                        .flatMap(
                                then ->
                                        date(headers.get(HttpHeaderNames.DATE, ""))
                                                .map(now -> Duration.between(now, then)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Names the kind of error only: messages may hold what the other side or the address says. */
    private static Answer answer(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAddressException refused) {
                return new Answer.Refused(String.valueOf(refused.getMessage()));
            }
        }
        return new Answer.Unreachable(
                error instanceof TimeoutException
                        ? "no answer in time"
                        : error.getClass().getSimpleName());
    }
}
