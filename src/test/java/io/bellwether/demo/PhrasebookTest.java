package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasebookTest {

    private static final List<String> PARTS =
            List.of("opener", "aside", "consequence", "closer", "short", "emoji", "takeover");

    @ParameterizedTest
    @EnumSource(Asset.class)
    void everyMoodHasEveryPartAndTheme(Asset asset) {
        Phrasebook phrasebook = Phrasebook.of(asset);
        for (Mood mood : Mood.values()) {
            assertThat(PARTS)
                    .allSatisfy(part -> assertThat(phrasebook.section(mood, part)).isNotEmpty());
            assertThat(phrasebook.themes())
                    .hasSize(5)
                    .allSatisfy(
                            theme ->
                                    assertThat(phrasebook.section(mood, theme))
                                            .hasSizeGreaterThan(5));
        }
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void everySlotOfAFragmentHasFillers(Asset asset) {
        Phrasebook phrasebook = Phrasebook.of(asset);
        List<String> slots =
                phrasebook.sections().values().stream()
                        .flatMap(List::stream)
                        .flatMap(line -> Scene.SLOT.matcher(line).results())
                        .map((MatchResult slot) -> slot.group(1))
                        .distinct()
                        .toList();

        assertThat(slots)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        slot ->
                                assertThat(phrasebook.section("slot." + slot))
                                        .hasSizeGreaterThan(4));
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void noSectionHoldsAFragmentTwice(Asset asset) {
        assertThat(Phrasebook.of(asset).sections())
                .hasSizeGreaterThan(40)
                .allSatisfy((name, lines) -> assertThat(lines).as(name).doesNotHaveDuplicates());
    }

    @Test
    void aSectionThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Phrasebook.of(Asset.STAFF).section("slot.unicorn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slot.unicorn");
    }

    @Test
    void aResourceThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Resource.lines("unicorns.txt"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unicorns.txt");
    }
}
