package io.bellwether.theme;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the themes of texts by phrases. Immutable, so several threads may use one object. Looking
 * takes time in proportion to the length of the text: the rules that can begin with a word are
 * known beforehand, and nearly every word begins none.
 *
 * <p>What a text of rules looks like is told at the top of the shipped one.
 */
public final class ThemeRules {

    /** Spans that are kept of one theme in one text, at most; the first ones. */
    public static final int MOST_SPANS = 5;

    private static final ThemeRules NONE = new ThemeRules("", List.of());

    private final String id;
    private final Vocabulary vocabulary;

    /** By asset and kind of the first word. */
    private final Map<Asset, Rule[][]> rules = new EnumMap<>(Asset.class);

    private ThemeRules(String id, List<Phrase> phrases) {
        this.id = id;
        vocabulary =
                Vocabulary.of(
                        phrases.stream().flatMap(phrase -> phrase.pattern().words()).toList());
        for (Asset asset : Asset.values()) {
            rules.put(
                    asset,
                    byFirstWord(
                            phrases.stream()
                                    .filter(phrase -> phrase.theme().asset() == asset)
                                    .map(phrase -> Rule.of(phrase, vocabulary))
                                    .toList()));
        }
    }

    /**
     * Reads rules.
     *
     * @param name what they are called, such as {@code themes-1}; the id begins with it
     * @param text the rules, line by line
     * @throws ThemeRulesException when a line is none
     */
    public static ThemeRules parse(String name, String text) {
        return new ThemeRules(name + '-' + Hash.of(text), RuleParser.parse(text));
    }

    /** Rules that find nothing. */
    public static ThemeRules none() {
        return NONE;
    }

    /** Name and hash of the content, such as {@code themes-1-3f2a9c01d2e4b5a6}. */
    public String id() {
        return id;
    }

    /**
     * The themes of {@code asset} that {@code text} speaks of; those of other assets are not looked
     * for. A span never reaches over the end of a sentence, and spans of one theme do not overlap.
     */
    public Themes find(Asset asset, String text) {
        Rule[][] candidates = rules.get(asset);
        if (candidates == null || candidates.length == 0) {
            return Themes.NONE;
        }
        Words words = Words.of(text, vocabulary);
        Findings findings = null;
        for (int at = 0; at < words.size(); at++) {
            int kind = words.kind(at);
            if (kind > Vocabulary.NO_KIND) {
                for (Rule rule : candidates[kind]) {
                    int end = rule.match(words, at);
                    if (end >= 0) {
                        findings = findings == null ? new Findings() : findings;
                        findings.add(rule, words.begin(at), words.end(end - 1));
                    }
                }
            }
        }
        return findings == null ? Themes.NONE : findings.themes(id);
    }

    private Rule[][] byFirstWord(List<Rule> all) {
        if (all.isEmpty()) {
            return new Rule[0][];
        }
        List<List<Rule>> first = new ArrayList<>();
        for (int kind = 0; kind < vocabulary.size(); kind++) {
            first.add(new ArrayList<>());
        }
        // By rule and not by kind, of which there are thousands: this is done at every start.
        for (Rule rule : all) {
            rule.beginnings(vocabulary.size()).stream()
                    .forEach(kind -> first.get(kind).add(rule.from(kind)));
        }
        return first.stream().map(rules -> rules.toArray(Rule[]::new)).toArray(Rule[][]::new);
    }

    /** What the rules found in one text. */
    private static final class Findings {
        private final Map<Theme, List<ThemeSpan>> hits = new TreeMap<>();
        private final Map<Theme, List<ThemeSpan>> nearMisses = new TreeMap<>();

        void add(Rule rule, int begin, int end) {
            (rule.isNearMiss() ? nearMisses : hits)
                    .computeIfAbsent(rule.theme(), theme -> new ArrayList<>())
                    .add(new ThemeSpan(rule.theme(), begin, end));
        }

        Themes themes(String rulesId) {
            List<ThemeSpan> spans = new ArrayList<>();
            hits.forEach(
                    (theme, found) -> {
                        found.removeIf(span -> isOverlapped(span, nearMisses.get(theme)));
                        spans.addAll(apart(found));
                    });
            return spans.isEmpty() ? Themes.NONE : new Themes(rulesId, spans);
        }

        private static boolean isOverlapped(ThemeSpan span, @Nullable List<ThemeSpan> others) {
            return others != null
                    && others.stream()
                            .anyMatch(it -> it.begin() < span.end() && span.begin() < it.end());
        }

        /** The first spans that do not overlap. */
        private static List<ThemeSpan> apart(List<ThemeSpan> found) {
            List<ThemeSpan> kept = new ArrayList<>();
            int end = 0;
            for (ThemeSpan span : found) {
                if (span.begin() >= end && kept.size() < MOST_SPANS) {
                    kept.add(span);
                    end = span.end();
                }
            }
            return kept;
        }
    }
}
