package io.bellwether.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StancesTest {

    @ParameterizedTest
    @CsvSource({
        "announce, withdraw",
        "raise, lower",
        "raise, cut",
        "allow, ban",
        "start, stop",
        "open, close",
        "hire, lay off",
        "launch, reverse",
        "anything at all, roll back",
        "lock, unlock",
        "centralise, decentralise",
        "fees, no fees",
        "remote work, stop remote work",
        "compete, non-compete"
    })
    void oppositeStancesAreSoInBothDirections(String one, String other) {
        assertThat(Stances.areOpposite(one, other)).isTrue();
        assertThat(Stances.areOpposite(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "raise, increase",
        "raise, raise",
        "raise, ban",
        "withdraw, reverse",
        "hold, cut",
        "'', reverse",
        "'', lower"
    })
    void otherStancesAreNot(String one, String other) {
        assertThat(Stances.areOpposite(one, other)).isFalse();
        assertThat(Stances.areOpposite(other, one)).isFalse();
    }

    /** The tests run under a Turkish locale, in which a capital I has another small letter. */
    @Test
    void caseAndBlanksDoNotMatter() {
        assertThat(Stances.areOpposite(" RAISE ", "Lower\t")).isTrue();
        assertThat(Stances.areOpposite("PROHIBIT", "permit")).isTrue();
    }

    @Property
    void noStanceIsOppositeToItself(@ForAll String stance) {
        assertThat(Stances.areOpposite(stance, stance)).isFalse();
    }

    @Test
    void theDocumentationHasEveryWordOfTheTable() throws IOException {
        String page = Files.readString(Path.of("docs/decisions.md"));
        List<String> words = Stances.words();
        assertThat(words).hasSizeGreaterThan(80).contains("announce", "rescind", "lay off");
        assertThat(words).allMatch(word -> page.contains("`" + word + "`"));
    }
}
