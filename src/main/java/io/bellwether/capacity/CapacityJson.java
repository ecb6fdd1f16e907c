package io.bellwether.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The results as one JSON object, every round told. */
public final class CapacityJson {

    private CapacityJson() {}

    /** All of it, in one line. */
    public static String of(CapacityResults results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("records", results.records());
        json.put("valueBytes", results.valueBytes());
        json.put("cores", results.cores());
        ObjectNode parts = json.putObject("parts");
        for (Part part : Part.values()) {
            ArrayNode laps = parts.putArray(part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            for (Lap lap : results.laps().getOrDefault(part, List.of())) {
                laps.add(lap(lap));
            }
        }
        json.put("rate", results.rate());
        ArrayNode delays = json.putArray("delays");
        for (Delays delay : results.delays()) {
            ObjectNode one = delays.addObject();
            one.put("name", delay.name()).put("count", delay.count());
            one.put("p50Millis", delay.median()).put("p99Millis", delay.p99());
            one.put("longestMillis", delay.longest());
        }
        json.put("limitPerSecond", results.limit()).put("shareByCpu", results.shareByCpu());
        ArrayNode goals = json.putArray("goals");
        for (CapacityResults.Goal goal : results.goals()) {
            ObjectNode one = goals.addObject();
            one.put("name", goal.name()).put("value", goal.value()).put("bound", goal.bound());
            one.put("isAtLeast", goal.isAtLeast()).put("isMet", goal.isMet());
        }
        return json.toString();
    }

    private static ObjectNode lap(Lap lap) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("records", lap.records()).put("outputs", lap.outputs());
        json.put("seconds", lap.nanos() / 1e9).put("cpuSeconds", lap.cpuNanos() / 1e9);
        json.put("brokerCpuSeconds", lap.brokerNanos() / 1e9).put("heapBytes", lap.heapBytes());
        return json;
    }
}
