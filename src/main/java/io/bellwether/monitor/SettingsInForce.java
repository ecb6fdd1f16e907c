package io.bellwether.monitor;

/** The settings that hold now, for all who go by them. Not safe for several threads. */
final class SettingsInForce {

    private MonitorSettings value;

    SettingsInForce(MonitorSettings value) {
        this.value = value;
    }

    MonitorSettings value() {
        return value;
    }

    /** Others hold from here on. */
    void change(MonitorSettings changed) {
        value = changed;
    }
}
