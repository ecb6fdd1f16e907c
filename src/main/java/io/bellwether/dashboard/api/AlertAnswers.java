package io.bellwether.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.AlertState;
import io.bellwether.codec.AlertCodec;
import io.bellwether.dashboard.AlertHead;
import io.bellwether.dashboard.Board;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alerts, those raised last first; each as its records tell it. */
final class AlertAnswers {

    private final Reading reading;

    AlertAnswers(Board board) {
        reading = new Reading(board);
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get("/alerts", this::all),
                ApiRoute.get("/alerts/{id}", this::one),
                ApiRoute.get("/alerts/{id}/quotes", this::quotes));
    }

    private ApiAnswer all(ApiCall call) {
        call.allow("asset", "state", "from", "to", "limit", "cursor");
        Optional<Asset> asset = call.asset();
        Set<AlertState> states = states(call);
        Stretch stretch = Stretch.of(call);
        Board board = reading.board();
        List<AlertHead> found =
                board.alerts().stream()
                        .filter(head -> asset.isEmpty() || head.asset() == asset.get())
                        .filter(head -> states.contains(head.state()))
                        .filter(head -> isWithin(stretch, head))
                        .toList();
        Page<AlertHead> page = Page.of(found, AlertAnswers::place, Cursor.NEWEST_FIRST, call);
        List<String> records =
                page.entries().stream()
                        .map(head -> board.alertRecords(head.id()))
                        // One may have gone since the list was made.
                        .filter(each -> !each.isEmpty())
                        .map(List::getLast)
                        .toList();
        return new Page<>(records, page.next()).answer("alerts", record -> record);
    }

    private static Cursor place(AlertHead head) {
        return new Cursor(head.raisedAt(), head.id());
    }

    /** From its raising to its end, which an open one has not. */
    private static boolean isWithin(Stretch stretch, AlertHead head) {
        Instant end = head.resolvedAt() == null ? Instant.MAX : head.resolvedAt();
        return stretch.overlaps(head.raisedAt(), end) || stretch.contains(head.raisedAt());
    }

    private static Set<AlertState> states(ApiCall call) {
        EnumSet<AlertState> states = EnumSet.noneOf(AlertState.class);
        for (String label :
                call.parameter("state").orElse("open,updated,resolved").split(",", -1)) {
            states.add(
                    Arrays.stream(AlertState.values())
                            .filter(state -> state.label().equals(label))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            ApiProblem.badRequest(
                                                    "state is none of open, updated, resolved, nor"
                                                            + " several with commas between")));
        }
        return states;
    }

    private ApiAnswer one(ApiCall call) {
        call.allow();
        List<String> records = records(call);
        return ApiAnswer.Whole.json(
                "{\"alert\":"
                        + records.getLast()
                        + ",\"history\":[\n"
                        + String.join(",\n", records)
                        + "\n]}");
    }

    private ApiAnswer quotes(ApiCall call) {
        call.allow();
        JsonNode last = Json.read(records(call).getLast());
        return ApiAnswer.Whole.json(
                Json.object(
                        json -> {
                            for (String field : List.of("alertId", "seq", "asset", "quotes")) {
                                json.writeFieldName(field);
                                json.writeTree(last.path(field));
                            }
                            if (last.has(AlertCodec.ERASED_QUOTES)) {
                                json.writeFieldName(AlertCodec.ERASED_QUOTES);
                                json.writeTree(last.path(AlertCodec.ERASED_QUOTES));
                            }
                        }));
    }

    private List<String> records(ApiCall call) {
        List<String> records = reading.board().alertRecords(call.variable("id"));
        if (records.isEmpty()) {
            throw ApiProblem.notFound("no alert of that id is known");
        }
        return records;
    }
}
