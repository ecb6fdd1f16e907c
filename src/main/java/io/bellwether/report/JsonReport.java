package io.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.EffectCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.VerdictCodec;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import io.bellwether.html.Words;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import io.bellwether.retrospect.DecisionEffect;
import io.bellwether.retrospect.Divergence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the page holds, as one JSON document for other programs ({@code schemas/report.json}):
 * levels, alerts, decisions and verdicts as in their own records, one a line, but that alerts have
 * no pointers of quotes and tell which assets masked them. The same past gives the same bytes.
 */
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private JsonReport() {}

    /** The document, ended by a line break. */
    public static String of(Retrospective past) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("title", past.title());
            json.writeStringField("generator", past.generator());
            json.writeStringField("from", past.stretch().from().toString());
            json.writeStringField("to", past.stretch().to().toString());
            json.writeArrayFieldStart("assets");
            Divergence divergence = past.divergence();
            for (AssetStory asset : past.assets()) {
                writeAsset(asset, past, divergence, json);
            }
            json.writeEndArray();
            writeDecisions(past, json);
            ReviewJson.write(past.review(), json);
            writeEffects(past, json);
            writeVerdicts(past, json);
            json.writeArrayFieldStart("rejected");
            for (Map.Entry<String, Long> each : past.rejected().entrySet()) {
                json.writeStartObject();
                json.writeStringField("reason", each.getKey());
                json.writeNumberField("records", each.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void writeAsset(
            AssetStory asset, Retrospective past, Divergence divergence, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("asset", asset.asset().label());
        json.writeNumberField("records", asset.records());
        json.writeNumberField("notScored", asset.notScored());
        json.writeNumberField("foreign", asset.foreign());
        json.writeStringField("phase", asset.phase().label());
        OptionalDouble years = asset.falseAlarmEveryYears();
        json.writeFieldName("falseAlarmEveryYears");
        json.writeRawValue(years.isPresent() ? Words.plain(years.getAsDouble()) : "null");
        json.writeArrayFieldStart("dataGaps");
        for (Stretch gap : asset.gaps(past.stretch().to())) {
            json.writeStartObject();
            json.writeStringField("from", gap.from().toString());
            json.writeStringField("to", gap.to().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("alerts");
        for (PublicAlert alert : asset.alerts()) {
            List<Asset> masking = divergence.maskedBy(alert.asset(), alert.at());
            writeLine(JSON.writeValueAsString(alert.recordMaskedBy(masking)), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("levels");
        LevelCodec codec = new LevelCodec();
        for (Level level : asset.levels()) {
            writeLine(codec.encode(level), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeDecisions(Retrospective past, JsonGenerator json) throws IOException {
        DecisionCodec codec = new DecisionCodec();
        json.writeArrayFieldStart("decisions");
        for (Decision decision : past.decisions()) {
            writeLine(new String(codec.encode(decision), StandardCharsets.UTF_8), json);
        }
        json.writeEndArray();
    }

    private static void writeEffects(Retrospective past, JsonGenerator json) throws IOException {
        EffectCodec codec = new EffectCodec();
        json.writeArrayFieldStart("effects");
        for (AssetStory asset : past.assets()) {
            for (DecisionEffect effect : past.effects(asset)) {
                writeLine(codec.encode(effect), json);
            }
        }
        json.writeEndArray();
    }

    private static void writeVerdicts(Retrospective past, JsonGenerator json) throws IOException {
        VerdictCodec codec = new VerdictCodec();
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : past.verdicts()) {
            writeLine(codec.encode(verdict), json);
        }
        json.writeEndArray();
    }

    /** One record a line, so that two reports can be compared with the tools for lines. */
    private static void writeLine(String record, JsonGenerator json) throws IOException {
        json.writeRawValue("\n" + record);
    }
}
