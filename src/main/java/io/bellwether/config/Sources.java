package io.bellwether.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what was set, the later source over the earlier: file, environment, command line. */
final class Sources {

    private static final String PREFIX = "BELLWETHER_";

    /** Variables with a secret that is no key's value. */
    static final List<String> SECRETS =
            List.of(PseudonymKey.VARIABLE, HttpConfiguration.TOKEN_VARIABLE);

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Many times what all keys need; a device that never ends is no configuration. */
    private static final int MOST_BYTES = 1 << 20;

    private final List<String> names = Key.names();
    private final SortedMap<String, Setting> settings = new TreeMap<>();

    static SortedMap<String, Setting> collect(
            @Nullable Path file, Map<String, String> environment, List<String> sets) {
        Sources sources = new Sources();
        if (file != null) {
            sources.addFile(file);
        }
        sources.addEnvironment(environment);
        sets.forEach(sources::addSet);
        return sources.settings;
    }

    private void addFile(Path file) {
        try {
            byte[] text = bytes(file);
            refuseAliases(text, file);
            JsonNode root = YAML.readTree(text);
            if (root.isMissingNode() || root.isNull()) {
                return;
            }
            if (!root.isObject()) {
                throw new ConfigurationException(
                        file + ": expected keys and values, such as 'group: bellwether'");
            }
            addObject("", root, file.toString());
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the line, on which a password may stand.
            throw new ConfigurationException(
                    file + " is not YAML, or names a key twice: " + placeOf(e.getLocation()));
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + reasonOf(e), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] text = input.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new ConfigurationException(
                        file + " has more than " + MOST_BYTES + " bytes; is it a configuration?");
            }
            return text;
        }
    }

    /** The reader would take an alias for a text: its name. */
    private static void refuseAliases(byte[] text, Path file) throws IOException {
        try (YAMLParser parser = YAML.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new ConfigurationException(
                            file
                                    + ": aliases such as *name are not understood; "
                                    + placeOf(parser.currentTokenLocation())
                                    + " has one");
                }
            }
        }
    }

    private static String placeOf(@Nullable JsonLocation location) {
        return location == null
                ? "place unknown"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static String reasonOf(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : e.getClass().getSimpleName();
    }

    private void addObject(String prefix, JsonNode object, String origin) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject()) {
                addObject(name + ".", value, origin);
            } else if (!value.isNull()) {
                add(name, new Setting(texts(name, value, origin), origin));
            }
        }
    }

    private static List<String> texts(String name, JsonNode value, String origin) {
        if (!value.isArray()) {
            return Setting.ofText(value.asText(), origin).values();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isValueNode()) {
                throw new ConfigurationException(
                        name
                                + " ("
                                + origin
                                + "): expected a list of texts; it has something else");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    private void addEnvironment(Map<String, String> environment) {
        Map<String, String> nameOfVariable = new TreeMap<>();
        Set<String> sections = new TreeSet<>();
        for (String name : names) {
            String variable = PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
            nameOfVariable.put(variable, name);
            if (name.indexOf('.') > 0) {
                sections.add(variable.substring(0, PREFIX.length() + name.indexOf('.') + 1));
            }
        }
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            String known = nameOfVariable.get(variable);
            if (known != null) {
                add(known, Setting.ofText(entry.getValue(), variable));
            } else if (variable.startsWith(WebhookName.VARIABLE)) {
                add(WebhookName.ofVariable(variable), Setting.ofText(entry.getValue(), variable));
            } else if (variable.startsWith(PREFIX + "KAFKA_")) {
                String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                add(name.replace('_', '.'), Setting.ofText(entry.getValue(), variable));
            } else if (sections.stream().anyMatch(variable::startsWith)
                    && !SECRETS.contains(variable)) {
                // Others are left alone: Kubernetes makes some for a service of our name.
                throw unknown("variable", variable, nameOfVariable.keySet());
            }
        }
    }

    private void addSet(String set) {
        int equals = set.indexOf('=');
        if (equals < 1) {
            throw new ConfigurationException(
                    "--set " + nameIn(set) + ": expected key=value, such as group=bellwether");
        }
        add(
                set.substring(0, equals).strip(),
                Setting.ofText(set.substring(equals + 1).strip(), "--set"));
    }

    /** What of a text without an equals sign is a name; the rest may be a password. */
    private String nameIn(String set) {
        String word = set.strip().split("[^A-Za-z0-9.]", 2)[0];
        return names.contains(word) || word.startsWith(Key.KAFKA) ? word : "...";
    }

    private void add(String name, Setting setting) {
        if (name.startsWith(WebhookName.PREFIX)) {
            WebhookName.check(name);
            settings.put(name, setting);
            return;
        }
        boolean isKafka = name.startsWith(Key.KAFKA) && name.length() > Key.KAFKA.length();
        if (!isKafka && !names.contains(name)) {
            List<String> candidates = new ArrayList<>(names);
            candidates.add(WebhookName.PREFIX + "NAME." + WebhookName.URL);
            String section = name.substring(0, name.indexOf('.') + 1);
            if (Spelling.distance(section, Key.KAFKA) <= 2) {
                candidates.add(Key.KAFKA + name.substring(section.length()));
            }
            throw unknown("key", name, candidates);
        }
        settings.put(name, setting);
    }

    private static ConfigurationException unknown(
            String what, String name, Iterable<String> known) {
        return new ConfigurationException(
                "unknown "
                        + what
                        + " '"
                        + name
                        + "'; did you mean '"
                        + Spelling.nearest(name, known)
                        + "'?");
    }
}
