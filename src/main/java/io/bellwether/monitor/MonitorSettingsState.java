package io.bellwether.monitor;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.TreeSet;

/** The binary form of the settings. */
final class MonitorSettingsState {

    private MonitorSettingsState() {}

    static void put(StateWriter state, MonitorSettings settings) {
        DetectorSettings detector = settings.detector();
        state.putDouble(detector.falseAlarmEveryYears());
        state.putDouble(detector.smallestDropThatMatters());
        state.putInt(detector.stormHoursTolerated()).putInt(detector.learningDays());
        state.putDouble(detector.allClearConfidenceHours()).putString(detector.zone().getId());
        state.putLong(settings.lateness().toSeconds());
        state.putLong(settings.authorWindow().toSeconds());
        state.putInt(settings.onePerPersonSources().size());
        settings.onePerPersonSources().forEach(state::putString);
    }

    static MonitorSettings get(StateReader state) {
        DetectorSettings detector =
                new DetectorSettings(
                        state.getDouble(),
                        state.getDouble(),
                        state.getInt(),
                        state.getInt(),
                        state.getDouble(),
                        ZoneId.of(state.getString()));
        Duration lateness = Duration.ofSeconds(state.getLong());
        Duration authorWindow = Duration.ofSeconds(state.getLong());
        TreeSet<String> sources = new TreeSet<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            sources.add(state.getString());
        }
        return new MonitorSettings(detector, lateness, authorWindow, sources);
    }
}
