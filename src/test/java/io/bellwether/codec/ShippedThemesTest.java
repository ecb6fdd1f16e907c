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

/**
 * The shipped rules, on labelled texts. Sets A and B were in sight when the rules were written; set
 * C was written by somebody else in the meantime and never looked at to write them.
 */
class ShippedThemesTest {

    /** What is wanted of every theme on texts that the rules were not made for. */
    private static final double LEAST_PRECISION = .8;

    private static final double LEAST_RECALL = .6;

    /** What every theme reaches on the texts that the rules were made with, a little less. */
    private static final double LEAST_PRECISION_IN_SIGHT = .88;

    private static final double LEAST_RECALL_IN_SIGHT = .9;

    /** Items of one theme that must be there in each set. */
    private static final int LEAST_ITEMS = 25;

    private final ThemeRules rules = ShippedThemes.rules();

    @TestFactory
    List<DynamicTest> everyThemeIsFoundInTheTextsThatTheRulesWereMadeWith() {
        return everyTheme(
                theme -> {
                    judge(theme, "a", LEAST_PRECISION_IN_SIGHT, LEAST_RECALL_IN_SIGHT);
                    judge(theme, "b", LEAST_PRECISION_IN_SIGHT, LEAST_RECALL_IN_SIGHT);
                });
    }

    @TestFactory
    List<DynamicTest> everyThemeIsFoundWellEnoughInTextsThatTheRulesWereNotMadeFor() {
        return everyTheme(theme -> judge(theme, "c", LEAST_PRECISION, LEAST_RECALL));
    }

    private static List<DynamicTest> everyTheme(Judge judge) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            tests.add(DynamicTest.dynamicTest(theme.label(), () -> judge.judge(theme)));
        }
        return tests;
    }

    private void judge(Theme theme, String set, double leastPrecision, double leastRecall)
            throws IOException {
        Figures figures = figures(theme, set);
        // The figures stand in docs/themes.md.
        System.out.println(theme.label() + ": set " + set.toUpperCase(Locale.ROOT) + ' ' + figures);

        assertThat(figures.hits + figures.misses).isGreaterThanOrEqualTo(LEAST_ITEMS);
        assertThat(figures.precision()).isGreaterThanOrEqualTo(leastPrecision);
        assertThat(figures.recall()).isGreaterThanOrEqualTo(leastRecall);
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

    private Figures figures(Theme theme, String set) throws IOException {
        int hits = 0;
        int alarms = 0;
        int misses = 0;
        List<Item> items = items(theme.asset(), set);
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

    private static List<Item> items(Asset asset, String set) throws IOException {
        String file = "/io/bellwether/theme/" + asset.label() + "-" + set + ".jsonl";
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

    private interface Judge {
        void judge(Theme theme) throws IOException;
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
