package io.bellwether.dashboard.api;

import io.bellwether.dashboard.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import reactor.core.publisher.Flux;

/** What is answered: what is small in one, what may be long in pieces. */
sealed interface ApiAnswer {

    String JSON = "application/json";

    HttpResponseStatus status();

    Map<String, String> headers();

    /** In memory, so that its length and a name for its content can be told. */
    record Whole(
            HttpResponseStatus status, Map<String, String> headers, String type, String content)
            implements ApiAnswer {

        static Whole json(String content) {
            return of(JSON, content);
        }

        static Whole of(String type, String content) {
            return new Whole(HttpResponseStatus.OK, Map.of(), type, content);
        }

        /** The answer to something that was written down. */
        static Whole created(String location, String content) {
            return new Whole(
                    HttpResponseStatus.CREATED, Map.of("location", location), JSON, content);
        }

        static Whole problem(ApiProblem problem) {
            return new Whole(
                    problem.status(),
                    problem.headers(),
                    Problem.TYPE,
                    Problem.json(problem.status(), problem.detail()));
        }
    }

    /**
     * JSON whose parts are made while it is sent.
     *
     * @param pieces in order; may be subscribed to once
     */
    record Pieces(Flux<String> pieces) implements ApiAnswer {

        @Override
        public HttpResponseStatus status() {
            return HttpResponseStatus.OK;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }
}
