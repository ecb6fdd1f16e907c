package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeShift;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Themes in the journal, and what they have to do with an alert. */
final class ThemesJson {

    private static final String EXPECTED =
            "\"themes\" needs lists of pairs of whole numbers by theme, as {\"price\":[[3,9]]}";

    private ThemesJson() {}

    /** Writes two fields, or nothing where there are no themes. */
    static void write(Themes themes, JsonGenerator json) throws IOException {
        if (themes.spans().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("themes");
        Theme last = null;
        for (ThemeSpan span : themes.spans()) {
            if (span.theme() != last) {
                if (last != null) {
                    json.writeEndArray();
                }
                json.writeArrayFieldStart(span.theme().label());
                last = span.theme();
            }
            json.writeStartArray();
            json.writeNumber(span.begin());
            json.writeNumber(span.end());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("themeRules", themes.rulesId());
    }

    /** Reads the object that begins here. Themes that this program does not know are skipped. */
    static List<ThemeSpan> readSpans(JsonParser parser) throws IOException {
        List<ThemeSpan> spans = new ArrayList<>();
        for (String label = parser.nextFieldName(); label != null; label = parser.nextFieldName()) {
            Optional<Theme> theme = Theme.ofLabel(label);
            expect(JsonToken.START_ARRAY, parser);
            if (theme.isEmpty()) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                expect(JsonToken.VALUE_NUMBER_INT, parser);
                int begin = parser.getIntValue();
                expect(JsonToken.VALUE_NUMBER_INT, parser);
                spans.add(new ThemeSpan(theme.get(), begin, parser.getIntValue()));
                expect(JsonToken.END_ARRAY, parser);
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new UnsupportedFormatException(EXPECTED);
            }
        }
        return spans;
    }

    private static void expect(JsonToken token, JsonParser parser) throws IOException {
        if (parser.nextToken() != token) {
            throw new UnsupportedFormatException(EXPECTED);
        }
    }

    /** Writes one field: what each theme has to do with a change. */
    static void write(List<ThemeShift> shifts, JsonGenerator json) throws IOException {
        int decimals = StableNumber.LEVEL_DECIMALS;
        json.writeArrayFieldStart("themes");
        for (ThemeShift shift : shifts) {
            json.writeStartObject();
            json.writeStringField("theme", shift.label());
            StableNumber.write("shareBefore", shift.shareBefore(), decimals, json);
            StableNumber.write("shareSince", shift.shareSince(), decimals, json);
            StableNumber.write("levelBefore", shift.levelBefore(), decimals, json);
            StableNumber.write("levelSince", shift.levelSince(), decimals, json);
            StableNumber.write("byShare", shift.byShare(), decimals, json);
            StableNumber.write("byLevel", shift.byLevel(), decimals, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
