package io.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.decision.Concentration;
import io.bellwether.decision.DecisionReview;
import io.bellwether.decision.Notice;
import io.bellwether.decision.Reversal;
import java.io.IOException;

/** What was taken back and the notices, as JSON. Decisions are named by their ids. */
final class ReviewJson {

    private ReviewJson() {}

    /** Writes the fields {@code reversals} and {@code notices}. */
    static void write(DecisionReview review, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("reversals");
        for (Reversal reversal : review.reversals()) {
            json.writeStartObject();
            json.writeStringField("later", reversal.later().id());
            json.writeStringField("earlier", reversal.earlier().id());
            json.writeStringField("at", reversal.at().toString());
            json.writeNumberField("churn", review.churnAt(reversal.at()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notices");
        for (Notice notice : review.notices()) {
            write(notice, json);
        }
        json.writeEndArray();
    }

    private static void write(Notice notice, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", notice.kind());
        json.writeStringField("at", notice.at().toString());
        json.writeArrayFieldStart("decisions");
        for (String id : notice.decisionIds()) {
            json.writeString(id);
        }
        json.writeEndArray();
        switch (notice) {
            case Notice.StrategyChurn churn -> {}
            case Notice.Concentrated concentrated -> write(concentrated.concentration(), json);
        }
        json.writeEndObject();
    }

    private static void write(Concentration concentration, JsonGenerator json) throws IOException {
        json.writeStringField("role", concentration.role());
        json.writeNumberField("own", concentration.own());
        json.writeNumberField("of", concentration.decisions());
    }
}
