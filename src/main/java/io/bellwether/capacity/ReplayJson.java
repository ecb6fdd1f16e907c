package io.bellwether.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The results of replays as one JSON object, every round told. */
public final class ReplayJson {

    private ReplayJson() {}

    /** All of it, in one line. */
    public static String of(ReplayResults results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("records", results.records());
        json.put("valueBytes", results.valueBytes());
        json.put("cores", results.cores());
        put(results.reading(), json.putArray("reading"));
        put(results.replaying(), json.putArray("replaying"));
        ArrayNode goals = json.putArray("goals");
        for (CapacityResults.Goal goal : results.goals()) {
            ObjectNode one = goals.addObject();
            one.put("name", goal.name()).put("value", goal.value()).put("bound", goal.bound());
            one.put("isAtLeast", goal.isAtLeast()).put("isMet", goal.isMet());
        }
        return json.toString();
    }

    private static void put(List<Lap> laps, ArrayNode into) {
        for (Lap lap : laps) {
            ObjectNode json = into.addObject();
            json.put("records", lap.records()).put("seconds", lap.nanos() / 1e9);
            json.put("cpuSeconds", lap.cpuNanos() / 1e9);
            json.put("brokerCpuSeconds", lap.brokerNanos() / 1e9);
        }
    }
}
