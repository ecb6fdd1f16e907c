package io.bellwether.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text of rules, line by line; each line is blank, a remark, a set of words, the name of a
 * theme, or a phrase for {@link PatternReader}.
 *
 * <pre>
 * # a remark
 * &#64;name = word|prefix*|&#64;other
 * [theme]
 * a phrase that speaks of it
 * ! a phrase that does not, whatever overlaps with it
 * </pre>
 */
final class RuleParser {

    private final Map<String, Set<Word>> sets = new TreeMap<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private @Nullable Theme theme;
    private int line;

    private RuleParser() {}

    static List<Phrase> parse(String text) {
        RuleParser parser = new RuleParser();
        text.lines().forEach(parser::read);
        return parser.phrases;
    }

    private void read(String raw) {
        line++;
        String content = raw.strip();
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        if (content.startsWith("[")) {
            theme = theme(content);
        } else if (content.startsWith("@") && content.contains("=")) {
            readSet(content);
        } else {
            readPhrase(content);
        }
    }

    private Theme theme(String content) {
        Optional<Theme> named =
                content.endsWith("]")
                        ? Theme.ofLabel(content.substring(1, content.length() - 1))
                        : Optional.empty();
        return named.orElseThrow(() -> fault("a theme such as [leaving]", content));
    }

    private void readSet(String content) {
        int equals = content.indexOf('=');
        String name = content.substring(1, equals).strip();
        if (!name.matches("[a-z]+") || sets.containsKey(name)) {
            throw fault("a new name of lower-case letters behind @", name);
        }
        String words = content.substring(equals + 1).strip();
        sets.put(name, new PatternReader(words, line, sets).readSet());
    }

    private void readPhrase(String content) {
        if (theme == null) {
            throw fault("a theme such as [leaving] before the first phrase", content);
        }
        boolean isNearMiss = content.startsWith("!");
        String words = content.substring(isNearMiss ? 1 : 0).strip();
        phrases.add(
                new Phrase(theme, isNearMiss, new PatternReader(words, line, sets).readPhrase()));
    }

    private ThemeRulesException fault(String expected, String found) {
        return new ThemeRulesException(line, expected, found);
    }
}
