package io.bellwether.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.codec.LevelCodec;
import io.bellwether.dashboard.AlertHead;
import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.Condition;
import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How each asset stands; no answer joins two of them. */
final class AssetAnswers {

    private final Reading reading;
    private final LevelCodec levels = new LevelCodec();

    AssetAnswers(Board board) {
        reading = new Reading(board);
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get("/assets", this::all), ApiRoute.get("/assets/{asset}", this::one));
    }

    private ApiAnswer all(ApiCall call) {
        call.allow();
        Board board = reading.board();
        return ApiAnswer.Whole.json(
                Json.object(
                        json -> {
                            json.writeArrayFieldStart("assets");
                            for (Asset asset : Asset.values()) {
                                json.writeRawValue(text(board.condition(asset)));
                            }
                            json.writeEndArray();
                        }));
    }

    private ApiAnswer one(ApiCall call) {
        call.allow();
        Asset asset =
                Arrays.stream(Asset.values())
                        .filter(each -> each.label().equals(call.variable("asset")))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        ApiProblem.notFound(
                                                "the assets are users, advertisers and staff"));
        return ApiAnswer.Whole.json(text(reading.board().condition(asset)));
    }

    private String text(Condition condition) {
        return Json.object(json -> write(condition, json));
    }

    private void write(Condition condition, JsonGenerator json) throws IOException {
        json.writeStringField("asset", condition.asset().label());
        json.writeStringField("state", condition.standing().label());
        json.writeStringField(
                "since", condition.since() == null ? null : condition.since().toString());
        json.writeFieldName("level");
        if (condition.last() == null) {
            json.writeNull();
        } else {
            json.writeRawValue(levels.encode(condition.last()));
        }
        json.writeArrayFieldStart("openAlerts");
        for (AlertHead alert : condition.openAlerts()) {
            json.writeString(alert.id());
        }
        json.writeEndArray();
        json.writeBooleanField("tooFewPeople", condition.isSparse());
        json.writeBooleanField("silent", condition.isSilent());
    }
}
