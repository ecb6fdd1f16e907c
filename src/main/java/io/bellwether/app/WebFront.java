package io.bellwether.app;

import io.bellwether.config.HttpConfiguration;
import io.bellwether.dashboard.WebRoutes;
import io.bellwether.dashboard.WebServer;
import io.bellwether.dashboard.WebSettings;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.netty.DisposableServer;

/** What of the process listens to HTTP, if anything does. */
final class WebFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebFront.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final @Nullable WebServer web;
    private final @Nullable DisposableServer server;

    private WebFront(@Nullable WebServer web, @Nullable DisposableServer server) {
        this.web = web;
        this.server = server;
    }

    /**
     * Listens.
     *
     * @throws WrongUseException when it cannot listen there
     */
    static WebFront open(HttpConfiguration http, List<WebRoutes> answers) {
        if (!http.isOn()) {
            return new WebFront(null, null);
        }
        WebSettings settings =
                new WebSettings(http.host(), http.port(), http.token(), http.publicUrl());
        try {
            WebServer web = new WebServer(settings, answers);
            return new WebFront(web, web.bind().block());
        } catch (RuntimeException e) {
            Throwable cause = Exceptions.unwrap(e);
            if (cause instanceof BindException || cause.getCause() instanceof BindException) {
                throw new WrongUseException(
                        "http.address: cannot listen at "
                                + http.host()
                                + ":"
                                + http.port()
                                + "; another program may do so already. Set another port, or nothing"
                                + " to listen nowhere");
            }
            throw e;
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:8484}; empty when it does not. */
    Optional<String> url() {
        if (server == null || !(server.address() instanceof InetSocketAddress address)) {
            return Optional.empty();
        }
        String host = address.getHostString();
        String name = host.contains(":") ? "[" + host + "]" : host;
        return Optional.of("http://" + name + ":" + address.getPort());
    }

    /** Lets answers that are under way end, within bounds. */
    @Override
    public void close() {
        if (web == null || server == null) {
            return;
        }
        web.end();
        try {
            server.disposeNow(ENDS_WITHIN);
        } catch (IllegalStateException e) {
            LOG.warn("some answers over HTTP were cut off");
        }
    }
}
