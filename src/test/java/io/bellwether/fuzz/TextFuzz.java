package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.corenlp.Scorers;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The text of a record, once it was read: score, themes, fingerprint. */
public final class TextFuzz {

    private static final SentimentScorer SCORER = scorer();
    private static final ThemeRules THEMES = ShippedThemes.rules();

    private TextFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        if (text.isBlank()) {
            return;
        }
        Score score = SCORER.score(text, null);
        Promise.holds(score.equals(SCORER.score(text, null)), "a text has one score");
        var fingerprint = Fingerprint.of(text);
        Promise.holds(fingerprint == Fingerprint.of(text), "a text has one fingerprint");
        for (Asset asset : Asset.values()) {
            THEMES.find(asset, text)
                    .spans()
                    .forEach(
                            span ->
                                    Promise.holds(
                                            span.end() <= text.length(),
                                            "a span lies in its text"));
        }
    }

    private static SentimentScorer scorer() {
        try {
            return Scorers.open("linear", null);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped model cannot be read", e);
        }
    }
}
