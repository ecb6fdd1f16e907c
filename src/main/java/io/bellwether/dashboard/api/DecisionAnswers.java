package io.bellwether.dashboard.api;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.dashboard.Board;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Decisions, those that took effect last first. */
final class DecisionAnswers {

    private final Reading reading;
    private final DecisionCodec decisions = new DecisionCodec();

    DecisionAnswers(Board board) {
        reading = new Reading(board);
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get("/decisions", this::all), ApiRoute.get("/decisions/{id}", this::one));
    }

    private ApiAnswer all(ApiCall call) {
        call.allow("asset", "from", "to", "limit", "cursor");
        Optional<Asset> asset = call.asset();
        Stretch stretch = Stretch.of(call);
        List<Decision> found =
                reading.board().decisions().stream()
                        .filter(decision -> asset.isEmpty() || touches(decision, asset.get()))
                        .filter(decision -> stretch.contains(decision.effectiveAt()))
                        .toList();
        return Page.of(found, DecisionAnswers::place, Cursor.NEWEST_FIRST, call)
                .answer("decisions", this::record);
    }

    private static boolean touches(Decision decision, Asset asset) {
        return decision.assets().isEmpty() || decision.assets().contains(asset);
    }

    private static Cursor place(Decision decision) {
        return new Cursor(decision.effectiveAt(), decision.id());
    }

    private ApiAnswer one(ApiCall call) {
        call.allow();
        return reading.board()
                .decision(call.variable("id"))
                .map(decision -> ApiAnswer.Whole.json(record(decision)))
                .orElseThrow(() -> ApiProblem.notFound("no decision of that id is known"));
    }

    private String record(Decision decision) {
        return new String(decisions.encode(decision), StandardCharsets.UTF_8);
    }
}
