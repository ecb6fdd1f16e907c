package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.config.Configuration;
import io.bellwether.config.ConfigurationException;
import io.bellwether.config.WebhookConfiguration;
import io.bellwether.notify.AddressRule;
import io.bellwether.notify.Alerts;
import io.bellwether.notify.Bodies;
import io.bellwether.notify.HttpTarget;
import io.bellwether.notify.UnusableTemplateException;
import io.bellwether.notify.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What decides where a webhook posts, and what. The first byte says what the others are: an
 * address, a URL, a template with a quote behind its first NUL, or a record of the alert topic.
 */
public final class WebhookFuzz {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int LONGEST_TEMPLATE = 4_096;

    /** Nets that no webhook may reach, as RFC 6890 and its successors have them. */
    private static final List<Net> CLOSED =
            List.of(
                    Net.of(8, 0),
                    Net.of(8, 10),
                    Net.of(10, 100, 64),
                    Net.of(8, 127),
                    Net.of(16, 169, 254),
                    Net.of(12, 172, 16),
                    Net.of(24, 192, 0, 0),
                    Net.of(16, 192, 168),
                    Net.of(15, 198, 18),
                    Net.of(4, 224),
                    Net.of(4, 240));

    private static final List<Net> CLOSED_OF_SIX =
            List.of(
                    Net.of(7, 0xfc),
                    Net.of(10, 0xfe, 0x80),
                    Net.of(10, 0xfe, 0xc0),
                    Net.of(8, 0xff));

    private WebhookFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length < 2) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        switch (data[0] & 3) {
            case 0 -> address(rest);
            case 1 -> url(new String(rest, UTF_8));
            case 2 -> template(new String(rest, UTF_8));
            default -> record(rest);
        }
    }

    private static void address(byte[] bytes) throws IOException {
        byte[] address = Arrays.copyOf(bytes, bytes.length < 16 ? 4 : 16);
        Optional<String> refusal =
                AddressRule.PUBLIC_ONLY.refusal(InetAddress.getByAddress(address));
        if (refusal.isEmpty()) {
            Promise.holds(!isClosed(address), "an address that is not public is refused");
        }
    }

    private static boolean isClosed(byte[] address) {
        if (address.length == 4) {
            return CLOSED.stream().anyMatch(net -> net.holds(address, 0));
        }
        boolean isEmbedded = Net.of(96).holds(address, 0) || isMapped(address);
        boolean isTranslated = Net.of(96, 0, 0x64, 0xff, 0x9b).holds(address, 0);
        boolean isSixToFour = Net.of(16, 0x20, 0x02).holds(address, 0);
        return CLOSED_OF_SIX.stream().anyMatch(net -> net.holds(address, 0))
                || ((isEmbedded || isTranslated)
                        && CLOSED.stream().anyMatch(net -> net.holds(address, 12)))
                || (isSixToFour && CLOSED.stream().anyMatch(net -> net.holds(address, 2)));
    }

    private static boolean isMapped(byte[] address) {
        return Net.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff).holds(address, 0);
    }

    private static void url(String text) {
        List<WebhookConfiguration> webhooks;
        try {
            webhooks =
                    Configuration.load(null, Map.of(), List.of("notify.webhooks.chat.url=" + text))
                            .notifications()
                            .webhooks();
        } catch (ConfigurationException e) {
            Promise.holds(!String.valueOf(e.getMessage()).contains("\n"), "a refusal is one line");
            return;
        }
        for (WebhookConfiguration webhook : webhooks) {
            HttpTarget target = HttpTarget.of(webhook.url(), "");
            String asked = target.url().toASCIIString();
            Promise.holds(
                    asked.chars().allMatch(c -> c > ' ' && c < 0x7f), "an address adds no header");
            Promise.holds(asked.matches("https?://.+"), "an address is of HTTP");
            String login = target.authorization();
            Promise.holds(
                    login == null || login.chars().allMatch(c -> c >= ' ' && c < 0x7f),
                    "a login adds no header");
            Promise.holds(target.url().getUserInfo() == null, "a login is in no address");
        }
    }

    private static void template(String text) throws IOException {
        int end = text.indexOf('\0');
        String template = end < 0 ? text : text.substring(0, end);
        String quote = end < 0 ? "\"}],{{x}}\\\u202e" : text.substring(end + 1);
        if (template.length() > LONGEST_TEMPLATE) {
            return;
        }
        Webhook webhook;
        try {
            webhook = Bodies.of(template);
        } catch (UnusableTemplateException e) {
            return;
        }
        Optional<Bodies.Delivery> tame = Bodies.of(webhook, alert("word"), NOW);
        Optional<Bodies.Delivery> wild = Bodies.of(webhook, alert("word" + quote), NOW);
        if (tame.isPresent() && wild.isPresent()) {
            Promise.holds(
                    shape(tame.get().body()).equals(shape(wild.get().body())),
                    "what people write adds no field");
        }
    }

    private static byte[] alert(String quote) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode alert =
                (ObjectNode) json.readTree(Alerts.json("a", 1, "open", "major", NOW, NOW));
        ObjectNode said = (ObjectNode) alert.at("/quotes/0");
        said.put("text", quote).put("source", quote).put("id", quote);
        said.putArray("carriedBy").add(quote);
        return json.writeValueAsBytes(alert);
    }

    /** The kinds of its tokens, in order. */
    private static List<JsonToken> shape(String body) throws IOException {
        List<JsonToken> shape = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                shape.add(token);
            }
        }
        return shape;
    }

    private static void record(byte[] record) {
        Bodies.of(Bodies.asWritten(), record, NOW)
                .ifPresent(
                        delivery ->
                                Promise.holds(
                                        delivery.id().matches("[A-Za-z0-9._-]+"),
                                        "an id adds no header"));
    }

    /** The first {@code bits} of addresses. */
    private record Net(int bits, List<Integer> start) {

        static Net of(int bits, Integer... start) {
            return new Net(bits, List.of(start));
        }

        /** Whether the address that begins at {@code from} lies in it. */
        boolean holds(byte[] address, int from) {
            for (int bit = 0; bit < bits; bit++) {
                int wanted = bit / 8 < start.size() ? start.get(bit / 8) : 0;
                int mask = 0x80 >> (bit % 8);
                if ((wanted & mask) != (address[from + bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
