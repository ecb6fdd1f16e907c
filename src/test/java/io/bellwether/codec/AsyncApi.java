package io.bellwether.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published AsyncAPI document. */
public final class AsyncApi {

    private final JsonNode document;
    private final Map<String, JsonNode> channels = new TreeMap<>();

    private AsyncApi(JsonNode document) {
        this.document = document;
        for (JsonNode channel : document.path("channels")) {
            for (String address : addresses(channel)) {
                if (channels.put(address, channel) != null) {
                    throw new AssertionError(address + " is described twice");
                }
            }
        }
    }

    public static AsyncApi published() {
        try {
            Path file = Path.of("schemas", "asyncapi.yaml");
            return new AsyncApi(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole of it. */
    public JsonNode document() {
        return document;
    }

    /** The channel of each topic, by its name. */
    public Map<String, JsonNode> channels() {
        return channels;
    }

    /** What Kafka has to know of the topic. */
    public JsonNode kafka(String topic) {
        return channel(topic).at("/bindings/kafka");
    }

    /** Topics that are received from, or sent to. */
    public List<String> topics(String action) {
        List<String> topics = new ArrayList<>();
        for (JsonNode operation : document.path("operations")) {
            if (operation.path("action").asText().equals(action)) {
                topics.addAll(addresses(resolved(operation.path("channel"))));
            }
        }
        return topics;
    }

    /** What of a record is not as the document has it; empty when all of it is. */
    public List<String> faults(
            String topic, @Nullable String key, Map<String, String> headers, String value) {
        JsonNode message = message(topic);
        List<String> faults = new ArrayList<>();
        JsonNode keys = message.at("/bindings/kafka/key");
        faults.addAll(Schemas.faults(keys, Schemas.json(key)));
        if (message.has("headers")) {
            faults.addAll(Schemas.faults(file(message.path("headers")), Schemas.json(headers)));
        }
        if (message.has("payload")) {
            faults.addAll(Schemas.faults(file(message.path("payload")), value));
        }
        return faults;
    }

    /** The only message of a topic. */
    public JsonNode message(String topic) {
        JsonNode messages = channel(topic).path("messages");
        if (messages.size() != 1) {
            throw new AssertionError(topic + " has " + messages.size() + " messages");
        }
        return resolved(messages.iterator().next());
    }

    /** Name of the schema that headers or payload refer to. */
    private static String file(JsonNode part) {
        String reference = part.at("/schema/$ref").asText();
        return reference.substring("./".length(), reference.length() - ".json".length());
    }

    private JsonNode channel(String topic) {
        JsonNode channel = channels.get(topic);
        if (channel == null) {
            throw new AssertionError(topic + " is not described");
        }
        return channel;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The address with each value of its parameter, of which there is one at most. */
    private static List<String> addresses(JsonNode channel) {
        String address = channel.path("address").asText();
        List<String> addresses = new ArrayList<>();
        channel.path("parameters")
                .properties()
                .forEach(
                        parameter ->
                                parameter
                                        .getValue()
                                        .path("enum")
                                        .forEach(
                                                value ->
                                                        addresses.add(
                                                                address.replace(
                                                                        "{"
                                                                                + parameter.getKey()
                                                                                + "}",
                                                                        value.asText()))));
        return addresses.isEmpty() ? List.of(address) : addresses;
    }
}
