package io.bellwether.dashboard.api;

import io.bellwether.codec.LevelCodec;
import io.bellwether.dashboard.Board;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.List;

/** The hours of one asset, the oldest first. */
final class LevelAnswers {

    private final Reading reading;
    private final LevelCodec levels = new LevelCodec();

    LevelAnswers(Board board) {
        reading = new Reading(board);
    }

    List<ApiRoute> routes() {
        return List.of(ApiRoute.get("/levels", this::all));
    }

    private ApiAnswer all(ApiCall call) {
        call.allow("asset", "from", "to", "limit", "cursor");
        Asset asset =
                call.asset()
                        .orElseThrow(
                                () ->
                                        ApiProblem.badRequest(
                                                "asset is missing: users, advertisers or staff"));
        Stretch stretch = Stretch.of(call);
        List<Level> found =
                reading.board().levels(asset).stream()
                        .filter(level -> stretch.overlaps(level.from(), level.to()))
                        .toList();
        return Page.of(found, LevelAnswers::place, Cursor.OLDEST_FIRST, call)
                .answer("levels", levels::encode);
    }

    private static Cursor place(Level level) {
        Instant from = level.from();
        return new Cursor(from, "");
    }
}
