package io.bellwether.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.List;

/**
 * The alert records are those that undisturbed monitors make of the journal: each once, in order,
 * byte for byte. A quotation may lack its text, and the words that carried it, because a broker
 * that is away when an alert is raised does not hold the alert back; how many do is told.
 */
final class ExactlyOnceAlerts implements Guarantee {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String promise() {
        return "alerts are those of the journal, each once, in order";
    }

    @Override
    public List<String> breaches(Observed observed) {
        List<String> breaches = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            List<Published> found = Published.found(observed.alerts(), asset);
            List<Published> expected = Published.expected(observed.replay().alerts(), asset);
            List<Published> unquoted = new ArrayList<>();
            for (int i = 0; i < expected.size(); i++) {
                Published wanted = expected.get(i);
                unquoted.add(i < found.size() ? asQuoted(wanted, found.get(i)) : wanted);
            }
            breaches.addAll(Sequences.differences(asset.label() + " alert", unquoted, found));
        }
        return breaches;
    }

    /** How many quotations in the alert topic have no text. */
    static long withoutText(Observed observed) {
        return quotes(observed).stream().filter(quote -> quote.path("text").isNull()).count();
    }

    /** Every quotation in the alert topic. */
    static List<JsonNode> quotes(Observed observed) {
        List<JsonNode> quotes = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            for (Published alert : Published.found(observed.alerts(), asset)) {
                parse(alert.value()).path("quotes").forEach(quotes::add);
            }
        }
        return quotes;
    }

    /** {@code wanted}, without the texts that {@code found} lacks. */
    private static Published asQuoted(Published wanted, Published found) {
        if (wanted.equals(found)) {
            return wanted;
        }
        JsonNode alert = parse(wanted.value());
        JsonNode other = parse(found.value());
        for (int i = 0; i < alert.path("quotes").size(); i++) {
            if (alert.path("quotes").get(i) instanceof ObjectNode quote
                    && other.path("quotes").path(i).path("text").isNull()) {
                quote.putNull("text");
                quote.putArray("carriedBy");
            }
        }
        return parse(found.value()).equals(alert)
                ? new Published(wanted.key(), found.value(), wanted.headers())
                : wanted;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
