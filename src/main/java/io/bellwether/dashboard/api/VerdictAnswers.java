package io.bellwether.dashboard.api;

import io.bellwether.codec.VerdictCodec;
import io.bellwether.dashboard.Board;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Verdict;
import java.util.List;
import java.util.Optional;

/** What became of hypotheses, the newest verdict first. */
final class VerdictAnswers {

    private final Reading reading;
    private final VerdictCodec verdicts = new VerdictCodec();

    VerdictAnswers(Board board) {
        reading = new Reading(board);
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get("/verdicts", this::all), ApiRoute.get("/verdicts/{id}", this::one));
    }

    private ApiAnswer all(ApiCall call) {
        call.allow("asset", "limit", "cursor");
        Optional<Asset> asset = call.asset();
        List<Verdict> found =
                reading.board().verdicts().stream()
                        .filter(it -> asset.isEmpty() || it.hypothesis().asset() == asset.get())
                        .toList();
        return Page.of(found, VerdictAnswers::place, Cursor.NEWEST_FIRST, call)
                .answer("verdicts", verdicts::encode);
    }

    private static Cursor place(Verdict verdict) {
        return new Cursor(verdict.at(), verdict.hypothesis().id());
    }

    private ApiAnswer one(ApiCall call) {
        call.allow();
        return reading.board().verdicts().stream()
                .filter(verdict -> verdict.hypothesis().id().equals(call.variable("id")))
                .findFirst()
                .map(verdict -> ApiAnswer.Whole.json(verdicts.encode(verdict)))
                .orElseThrow(
                        () ->
                                ApiProblem.notFound(
                                        "no hypothesis of that id has a verdict; it gets one when"
                                                + " its window after has passed"));
    }
}
