package io.bellwether.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.benchmark.AttackResults.Row;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The results as one JSON object, for other programs. A figure that does not exist is null. */
public final class AttackJson {

    private AttackJson() {}

    /** All results. */
    public static ObjectNode of(AttackResults results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seed", results.seed()).put("towns", results.towns());
        ArrayNode sizes = json.putArray("accounts");
        results.sizes().forEach(sizes::add);
        json.putObject("unattacked")
                .put("alarmsWhereCopiesCountOnce", results.alarms().defended())
                .put("alarmsWhereEachCounts", results.alarms().open())
                .put("dropsSeenWhereCopiesCountOnce", results.drops().defended())
                .put("dropsSeenWhereEachCounts", results.drops().open())
                .put("honestLost", results.honestLost());
        ArrayNode attacks = json.putArray("attacks");
        results.rows().forEach(row -> put(attacks.addObject(), results, row));
        return json;
    }

    private static void put(ObjectNode json, AttackResults results, Row row) {
        Attack attack = row.attack();
        json.put("goal", attack.goal().name().toLowerCase(Locale.ROOT));
        json.put("texts", attack.manner().label());
        json.put("tempo", attack.tempo().label());
        json.put("accounts", attack.accounts().label());
        putShares(json.putArray("succeedsWhereCopiesCountOnce"), row.defended());
        putShares(json.putArray("succeedsWhereEachCounts"), row.open());
        putNeeded(json, "neededWhereCopiesCountOnce", results.needed(row.defended()));
        putNeeded(json, "neededWhereEachCounts", results.needed(row.open()));
        json.put("told", row.told()).put("honestLost", row.honestLost());
    }

    private static void putShares(ArrayNode json, List<Double> shares) {
        for (double share : shares) {
            if (Double.isFinite(share)) {
                json.add(share);
            } else {
                json.addNull();
            }
        }
    }

    private static void putNeeded(ObjectNode json, String name, OptionalInt needed) {
        if (needed.isPresent()) {
            json.put(name, needed.getAsInt());
        } else {
            json.putNull(name);
        }
    }
}
