package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.monitor.MonitorSettings;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/** The settings of one asset's monitor, without the braces. */
final class SettingsJson {

    private SettingsJson() {}

    static void writeFields(MonitorSettings settings, JsonGenerator json) throws IOException {
        DetectorSettings detector = settings.detector();
        json.writeNumberField("falseAlarmEveryYears", detector.falseAlarmEveryYears());
        json.writeNumberField("smallestDropThatMatters", detector.smallestDropThatMatters());
        json.writeNumberField("stormHoursTolerated", detector.stormHoursTolerated());
        json.writeNumberField("learningDays", detector.learningDays());
        json.writeNumberField("allClearConfidenceHours", detector.allClearConfidenceHours());
        json.writeStringField("timeZone", detector.zone().getId());
        json.writeStringField("lateness", settings.lateness().toString());
        json.writeStringField("authorWindow", settings.authorWindow().toString());
        ControlJson.writeStrings("onePerPersonSources", settings.onePerPersonSources(), json);
    }

    /**
     * @throws UnsupportedFormatException when a field is missing or outside its range
     */
    static MonitorSettings read(OwnObject object) {
        try {
            return new MonitorSettings(
                    readDetector(object),
                    Duration.parse(object.string("lateness")),
                    Duration.parse(object.string("authorWindow")),
                    object.strings("onePerPersonSources"));
        } catch (DateTimeException e) {
            throw new UnsupportedFormatException(
                    "a settings record needs durations such as PT10M and a known time zone");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnsupportedFormatException("a settings record: " + e.getMessage());
        }
    }

    private static DetectorSettings readDetector(OwnObject object) {
        return new DetectorSettings(
                        object.number("falseAlarmEveryYears"),
                        object.number("smallestDropThatMatters"),
                        Math.toIntExact(object.whole("stormHoursTolerated")),
                        Math.toIntExact(object.whole("learningDays")),
                        object.number("allClearConfidenceHours"),
                        ZoneId.of(object.string("timeZone")))
                .chosen();
    }
}
