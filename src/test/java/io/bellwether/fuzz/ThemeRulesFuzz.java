package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.theme.ThemeRules;
import io.bellwether.theme.ThemeRulesException;
import io.bellwether.theme.ThemeSpan;

/** Rules of themes, and texts that they are held against: here the rules themselves. */
public final class ThemeRulesFuzz {

    private ThemeRulesFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        ThemeRules rules;
        try {
            rules = ThemeRules.parse("fuzz", text);
        } catch (ThemeRulesException e) {
            return;
        }
        for (Asset asset : Asset.values()) {
            for (ThemeSpan span : rules.find(asset, text).spans()) {
                Promise.holds(
                        0 <= span.begin()
                                && span.begin() < span.end()
                                && span.end() <= text.length(),
                        "a span lies in its text");
            }
        }
    }
}
