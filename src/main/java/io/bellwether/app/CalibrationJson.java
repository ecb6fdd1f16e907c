package io.bellwether.app;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.alert.Alert;
import io.bellwether.calibration.BudgetOutcome;
import io.bellwether.calibration.Calibration;
import io.bellwether.calibration.DropOutcome;
import io.bellwether.calibration.Overview;
import io.bellwether.calibration.PoissonInterval;
import io.bellwether.calibration.SignalModel;
import io.bellwether.detection.NoiseModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calibrations as JSON: fields in a fixed order, numbers with six digits, null for "none". */
final class CalibrationJson {

    private static final MathContext DIGITS = new MathContext(6);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .build()
                    .writer(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENTER)
                                    .withArrayIndenter(INDENTER));

    private CalibrationJson() {}

    /** One array with an object for each asset, ended by a line break. */
    static String of(List<Calibration> calibrations) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        calibrations.forEach(each -> all.add(object(each)));
        try {
            return WRITER.writeValueAsString(all) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(Calibration calibration) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putOverview(calibration.overview(), json);
        json.put("hasLearned", calibration.hasLearned());
        json.put("isWithheld", calibration.isWithheld());
        json.put("seed", calibration.settings().seed());
        json.put("surrogates", calibration.settings().surrogates());
        ArrayNode models = json.putArray("models");
        calibration.models().forEach(model -> put(model, models.addObject()));
        put("configuredYears", calibration.configuredYears(), json);
        ArrayNode budgets = json.putArray("budgets");
        calibration.budgets().forEach(budget -> put(budget, budgets.addObject()));
        put("shareInAlert", calibration.shareInAlert(), json);
        json.put("horizonDays", calibration.horizonDays());
        ArrayNode drops = json.putArray("drops");
        calibration.drops().forEach(drop -> put(drop, drops.addObject()));
        return json;
    }

    private static void putOverview(Overview overview, ObjectNode json) {
        json.put("asset", overview.asset().label());
        json.put("records", overview.records());
        json.put("notScored", overview.notScored());
        json.put("votes", overview.votes());
        json.put("first", text(overview.first()));
        json.put("last", text(overview.last()));
        put("votesPerWeek", overview.votesPerWeek(), json);
        put("medianWeek", overview.medianWeek(), json);
        json.put("isDayPrecise", overview.isDayPrecise());
        json.put("watchedSince", text(overview.watchedSince()));
    }

    private static void put(SignalModel found, ObjectNode json) {
        NoiseModel model = found.model();
        json.put("signal", found.signal().label());
        put("level", model.level(), json);
        put("levelSd", model.levelSd(), json);
        put("wanderSd", model.wanderSd(), json);
        put("voteSd", model.voteSd(), json);
        put("topicSd", model.topicSd(), json);
        put("topicCorrelation", model.topicCorrelation(), json);
        put("longRunSd", StrictMath.sqrt(model.longRunVariance()), json);
        put("votesPerHour", model.votesPerHour(), json);
        put("smallestBet", model.smallestBet(), json);
        put("weight", model.weight(), json);
    }

    private static void put(BudgetOutcome budget, ObjectNode json) {
        put("years", budget.years(), json);
        ArrayNode alerts = json.putArray("alerts");
        budget.alerts().forEach(alert -> put(alert, alerts.addObject()));
        json.put("falseAlarms", budget.falseAlarms());
        put("watchedYears", budget.watchedYears(), json);
        put("allowedPerYear", budget.promised(), json);
        put("foundPerYear", budget.found(), json);
        PoissonInterval interval = budget.interval();
        put("low", interval.low(), json);
        put("high", interval.high(), json);
    }

    private static void put(Alert alert, ObjectNode json) {
        json.put("alertId", alert.alertId());
        json.put("signal", alert.signal());
        json.put("severity", alert.severity().label());
        json.put("raisedAt", text(alert.raisedAt()));
        json.put("onset", text(alert.onset()));
        json.put("resolvedAt", text(alert.resolvedAt()));
        put("size", alert.size().orElse(Double.NaN), json);
    }

    private static void put(DropOutcome drop, ObjectNode json) {
        put("size", drop.size(), json);
        json.put("hasRoom", drop.hasRoom());
        json.put("tries", drop.tries());
        json.put("seen", drop.seen());
        put("tenthDays", drop.tenthDays(), json);
        put("medianDays", drop.medianDays(), json);
        put("ninetiethDays", drop.ninetiethDays(), json);
    }

    private static void put(String field, double value, ObjectNode json) {
        if (Double.isFinite(value)) {
            json.put(field, new BigDecimal(value).round(DIGITS).stripTrailingZeros());
        } else {
            json.putNull(field);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
