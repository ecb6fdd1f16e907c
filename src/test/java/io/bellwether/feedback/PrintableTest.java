package io.bellwether.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void newLinesTerminalCommandsAndTurnsOfReadingBecomeBlanks() {
        assertThat(Printable.line("a\r\nb\tc")).isEqualTo("a  b c");
        assertThat(Printable.line("\u001b[2Jgone")).isEqualTo(" [2Jgone");
        // The one-character form of ESC [, which some terminals obey.
        assertThat(Printable.line("\u009b2Jgone")).isEqualTo(" 2Jgone");
        assertThat(Printable.line("nul\0 del\u007f")).isEqualTo("nul  del ");
        assertThat(Printable.line("\u202egnp.exe\u2066 \u200b\u2028\u2029"))
                .isEqualTo(" gnp.exe     ");
        assertThat(Printable.line("lone \ud83d.")).isEqualTo("lone  .");
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String text = "Tr\u00e8s bien \ud83d\ude00, \u4e2d\u6587, \u05e9\u05dc\u05d5\u05dd & <b>";

        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @Test
    void longTextsAreCutBetweenCharactersAndSaySo() {
        assertThat(Printable.line("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2))
                .isEqualTo("\ud83d\ude00\ud83d\ude00 ...");
        assertThat(Printable.line("ab", 2)).isEqualTo("ab");
    }

    @Property
    void nothingGetsLongerAndNoControlIsLeft(@ForAll String text) {
        String line = Printable.line(text);

        assertThat(line).hasSameSizeAs(text);
        assertThat(line.chars()).noneMatch(Character::isISOControl);
    }
}
