package io.bellwether.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Asset;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeRules;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped rules, on labelled texts. Those of half B were not looked at to write the rules. */
class ShippedThemesTest {

    /** What is wanted of every theme; docs/themes.md says which ones fall short, and of what. */
    private static final double LEAST_PRECISION = .8;

    private static final double LEAST_RECALL = .6;

    /** Items of one theme that must be there in each half. */
    private static final int LEAST_ITEMS = 25;

    /** What trust and reliability reach, so that it does not become less. */
    private static final double SHORT_PRECISION = .75;

    private static final double SHORT_RECALL = .4;

    private final ThemeRules rules = ShippedThemes.rules();

    @TestFactory
    List<DynamicTest> everyThemeIsFoundWellEnoughInTextsThatTheRulesWereNotMadeFor() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            tests.add(DynamicTest.dynamicTest(theme.label(), () -> judge(theme)));
        }
        return tests;
    }

    private void judge(Theme theme) throws IOException {
        Figures seen = figures(theme, "a");
        Figures unseen = figures(theme, "b");
        // The figures stand in docs/themes.md.
        System.out.println(theme.label() + ": half A " + seen + ", half B " + unseen);

        assertThat(unseen.hits + unseen.misses).isGreaterThanOrEqualTo(LEAST_ITEMS);
        assertThat(unseen.precision())
                .isGreaterThanOrEqualTo(
                        theme == Theme.TRUST || theme == Theme.RELIABILITY
                                ? SHORT_PRECISION
                                : LEAST_PRECISION);
        assertThat(unseen.recall())
                .isGreaterThanOrEqualTo(theme == Theme.TRUST ? SHORT_RECALL : LEAST_RECALL);
    }

    @Test
    void theIdNamesTheVersion() {
        assertThat(rules.id()).matches("themes-1-[0-9a-f]{16}");
    }

    @Test
    void aSpanIsWhatSpeaksOfTheTheme() {
        String text = "Nice fox, but I will CANCEL my plan: far too expensive.";
        Themes themes = rules.find(Asset.USERS, text);

        assertThat(themes.spans().stream().map(ThemeSpan::theme))
                .containsExactly(Theme.LEAVING, Theme.PRICE);
        assertThat(themes.spans().stream().map(it -> text.substring(it.begin(), it.end())))
                .containsExactly("CANCEL", "expensive");
    }

    private Figures figures(Theme theme, String half) throws IOException {
        int hits = 0;
        int alarms = 0;
        int misses = 0;
        List<Item> items = items(theme.asset(), half);
        for (Item item : items) {
            boolean isFound =
                    rules.find(theme.asset(), item.text).spans().stream()
                            .anyMatch(span -> span.theme() == theme);
            boolean isMeant = item.themes.contains(theme.label());
            hits += isFound && isMeant ? 1 : 0;
            alarms += isFound && !isMeant ? 1 : 0;
            misses += !isFound && isMeant ? 1 : 0;
        }
        return new Figures(items.size(), hits, alarms, misses);
    }

    private static List<Item> items(Asset asset, String half) throws IOException {
        String file = "/io/bellwether/theme/" + asset.label() + "-" + half + ".jsonl";
        List<Item> items = new ArrayList<>();
        try (InputStream in = ShippedThemesTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : lines.lines().toList()) {
                JsonNode node = StrictJson.MAPPER.readTree(line);
                Set<String> themes = new TreeSet<>();
                node.path("themes").forEach(label -> themes.add(label.asText()));
                items.add(new Item(node.path("text").asText(), themes));
            }
        }
        return items;
    }

    private record Item(String text, Set<String> themes) {}

    private record Figures(int items, int hits, int falseAlarms, int misses) {
        double precision() {
            return (double) hits / (hits + falseAlarms);
        }

        double recall() {
            return (double) hits / (hits + misses);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "precision %.2f, recall %.2f (%d items, %d of the theme)",
                    precision(),
                    recall(),
                    items,
                    hits + misses);
        }
    }
}
