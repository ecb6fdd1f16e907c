package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The time zones of the assets, as this Java knows them: governments change them every year. */
final class ZonesCheck implements Check {

    private static final String ZONES = "time zones";

    private final Configuration configuration;

    ZonesCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<Finding> look() {
        Set<String> versions = new TreeSet<>();
        Set<String> zones = new TreeSet<>();
        for (Asset asset : Asset.values()) {
            ZoneId zone = configuration.monitorSettings(asset).detector().zone();
            zones.add(zone.getId().equals("Z") ? "UTC" : zone.getId());
            try {
                versions.addAll(ZoneRulesProvider.getVersions(zone.getId()).keySet());
            } catch (ZoneRulesException e) {
                // A fixed distance from UTC needs no rules.
            }
        }
        String which = String.join(", ", zones);
        return List.of(
                versions.isEmpty()
                        ? Finding.ok(ZONES, which + ", which no government changes")
                        : Finding.ok(
                                ZONES,
                                which
                                        + " by the rules of "
                                        + String.join(", ", versions)
                                        + "; a newer Java has newer ones"));
    }
}
