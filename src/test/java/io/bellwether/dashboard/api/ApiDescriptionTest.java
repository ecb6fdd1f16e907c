package io.bellwether.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.codec.OpenApi;
import io.bellwether.dashboard.Board;
import io.bellwether.pipeline.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The OpenAPI document and the program speak of the same addresses. */
class ApiDescriptionTest {

    private final OpenApi document = OpenApi.published();
    private final ApiRoutes routes =
            new ApiRoutes(
                    new Board(TopicNames.standard(), () -> Instant.EPOCH),
                    new NoNotices(),
                    new ApiSettings("0.1.0", null),
                    () -> Instant.EPOCH);

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        assertThat(document.document().at("/servers/0/url").asText()).isEqualTo(ApiRoutes.ROOT);
        List<String> operations =
                routes.table().stream().map(ApiDescriptionTest::operation).sorted().toList();
        assertThat(operations).containsExactlyElementsOf(document.operations());
    }

    private static String operation(ApiRoute route) {
        return route.method() + " " + route.path();
    }

    /** A route names its parameters when it is asked for another one. */
    @Test
    void everyRouteTakesTheParametersThatAreDescribed() {
        ApiCall strange = new ApiCall(Map.of(), Map.of("strange", List.of("1")));
        for (ApiRoute route : routes.table()) {
            TreeSet<String> described = new TreeSet<>(document.parameters(operation(route)));
            assertThatThrownBy(
                            () -> route.handler().answer(strange, Mono.empty()).toFuture().join())
                    .as(route.path())
                    .satisfies(
                            error ->
                                    assertThat(problem(error).detail())
                                            .isEqualTo(
                                                    described.isEmpty()
                                                            ? "this address takes no parameters"
                                                            : "this address takes the parameters "
                                                                    + String.join(
                                                                            ", ", described)));
        }
    }

    @Test
    void everySchemaThatIsReferredToIsServed() {
        assertThat(document.files())
                .isSubsetOf(Descriptions.SCHEMAS.stream().map(name -> name + ".json").toList());
        List<String> offered = new ArrayList<>();
        document.document()
                .at("/paths/~1{schema}.json/parameters/0/schema/enum")
                .forEach(name -> offered.add(name.asText()));
        assertThat(offered).containsExactlyInAnyOrderElementsOf(Descriptions.SCHEMAS);
    }

    @Test
    void variablesOfAPathAreOneSegmentEachAndDecoded() {
        ApiRoute route = ApiRoute.get("/alerts/{id}/quotes", call -> ApiAnswer.Whole.json("1"));
        assertThat(route.match("/alerts/a%2Fb+c%20d/quotes"))
                .isEqualTo(Optional.of(Map.of("id", "a/b+c d")));
        assertThat(route.match("/alerts//quotes")).isEmpty();
        assertThat(route.match("/alerts/a/b/quotes")).isEmpty();
        assertThat(route.match("/alerts/a/quotes/")).isEmpty();
        assertThat(
                        ApiRoute.get("/{schema}.json", call -> ApiAnswer.Whole.json("1"))
                                .match("/a.json"))
                .isEqualTo(Optional.of(Map.of("schema", "a")));
        assertThatThrownBy(() -> route.match("/alerts/%zz/quotes")).isInstanceOf(ApiProblem.class);
    }

    private static ApiProblem problem(Throwable error) {
        return (ApiProblem)
                (error instanceof ApiProblem ? error : Objects.requireNonNull(error.getCause()));
    }

    /** Nothing is written here. */
    private static final class NoNotices implements Notices {
        @Override
        public Mono<Void> decision(String id, byte[] record) {
            throw new AssertionError("nothing is to be written");
        }

        @Override
        public Mono<Void> hypothesis(String id, byte[] record) {
            throw new AssertionError("nothing is to be written");
        }
    }
}
