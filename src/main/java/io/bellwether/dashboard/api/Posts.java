package io.bellwether.dashboard.api;

import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedControl;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.codec.DecodedHypothesis;
import io.bellwether.codec.HypothesisCodec;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Hypothesis;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/** What can be written down: decisions and hypotheses, by the rules of the commands for them. */
final class Posts {

    private final Notices notices;
    private final InstantSource clock;
    private final DecisionCodec decisions = new DecisionCodec();
    private final HypothesisCodec hypotheses = new HypothesisCodec();
    private final ControlCodec controls = new ControlCodec();

    Posts(Notices notices, InstantSource clock) {
        this.notices = notices;
        this.clock = clock;
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.post("/decisions", this::decision),
                ApiRoute.post("/hypotheses", this::hypothesis));
    }

    private Mono<ApiAnswer> decision(ApiCall call, Mono<byte[]> body) {
        call.allow();
        return body.map(this::decision)
                .flatMap(
                        decision ->
                                written(notices.decision(decision.id(), record(decision)))
                                        .thenReturn(created(decision)));
    }

    private Decision decision(byte[] body) {
        return switch (decisions.decode(body)) {
            case DecodedDecision.Rejected rejected -> throw refused(rejected.rejection());
            case DecodedDecision.Accepted accepted -> accepted.decision();
        };
    }

    /** Whoever reads it must be able to: some limits are those of the record alone. */
    private byte[] record(Decision decision) {
        byte[] record = decisions.encode(decision);
        if (decisions.decode(record) instanceof DecodedDecision.Rejected rejected) {
            throw refused(rejected.rejection());
        }
        return record;
    }

    private ApiAnswer created(Decision decision) {
        return ApiAnswer.Whole.created(
                location("/decisions/", decision.id()),
                new String(decisions.encode(decision), StandardCharsets.UTF_8));
    }

    private Mono<ApiAnswer> hypothesis(ApiCall call, Mono<byte[]> body) {
        call.allow();
        return body.map(this::hypothesis)
                .flatMap(
                        hypothesis ->
                                written(notices.hypothesis(hypothesis.id(), record(hypothesis)))
                                        .thenReturn(created(hypothesis)));
    }

    private Hypothesis hypothesis(byte[] body) {
        return switch (hypotheses.decodeClaim(body, clock.instant())) {
            case DecodedHypothesis.Rejected rejected -> throw refused(rejected.rejection());
            case DecodedHypothesis.Accepted accepted -> accepted.hypothesis();
        };
    }

    private byte[] record(Hypothesis hypothesis) {
        byte[] record = controls.encode(hypothesis);
        if (controls.decode(record, hypothesis.registeredAt())
                instanceof DecodedControl.Rejected rejected) {
            throw refused(rejected.rejection());
        }
        return record;
    }

    /** Its verdict is what there will be to see of it. */
    private static ApiAnswer created(Hypothesis hypothesis) {
        return ApiAnswer.Whole.created(
                location("/verdicts/", hypothesis.id()),
                Json.object(
                        json -> {
                            json.writeStringField("id", hypothesis.id());
                            json.writeStringField("seal", hypothesis.seal());
                            json.writeBooleanField("late", hypothesis.isLate());
                        }));
    }

    private static Mono<Void> written(Mono<Void> acknowledged) {
        return acknowledged.onErrorMap(Posts::unwritten);
    }

    private static ApiProblem unwritten(Throwable error) {
        return error instanceof Notices.Refused refused
                ? ApiProblem.conflict("nothing written: " + refused.getMessage())
                : ApiProblem.unavailable(
                        "no broker has acknowledged it in time, though it may have been written;"
                                + " post it again: the same content under the same id does no harm");
    }

    private static ApiProblem refused(Rejection rejection) {
        return switch (rejection.reason()) {
            case NOT_JSON, NOT_AN_OBJECT -> ApiProblem.badRequest(rejection.detail());
            case TOO_LARGE -> ApiProblem.tooLarge(Body.MOST_BYTES);
            default -> ApiProblem.unprocessable(rejection.detail());
        };
    }

    private static String location(String path, String id) {
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return ApiRoutes.ROOT + path + segment;
    }
}
