package io.bellwether.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "too dear ; far TOO dear for me ; TOO dear",
                "cancel* ; they Cancelled it ; Cancelled",
                "cancel* ; cancel ; cancel",
                "can't pay ; I can’t pay ; can’t pay",
                "can't pay ; cant pay ; cant pay",
                "two faced ; so two-faced ; two-faced",
                "my (app crashed) ; on my app crashed today ; my app crashed",
                "too (very very)? dear ; too dear ; too dear",
                "too (very very)? dear ; too very very dear ; too very very dear",
                "gone _ back ; gone all back ; gone all back",
                "gone _{1,3} back ; gone a b c back ; gone a b c back",
                "gone _{0,2} back ; gone back ; gone back",
                "(a|b c|d*) end ; b c end ; b c end",
                "(a|b c|d*) end ; dash end ; dash end",
                "see (x (y|z)|w) ; see x z ; see x z",
                "costs 5 ; it costs 5.50 ; costs 5",
            })
    void aPhraseIsFoundWithItsPlace(String phrase, String text, String span) {
        assertThat(found("[price]\n" + phrase, text)).containsExactly(span);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "cancel* ; uncancelled",
                "pay ; paying",
                "too dear ; too. dear",
                "gone _{0,3} back ; gone! I went back",
                "gone _ back ; gone back",
                "gone _{0,2} back ; gone a b c back",
                "dear ; déar",
                "dear ; dearé",
            })
    void whatOnlyLooksLikeAPhraseIsNot(String phrase, String text) {
        assertThat(found("[price]\n" + phrase, text)).isEmpty();
    }

    @Test
    void aSetStandsForItsWords() {
        String rules = "@one = dear|cost*\n@more = @one|dollars\n[price]\n(so|too) @more";

        assertThat(found(rules, "too dear, so dollars, so costly"))
                .containsExactly("too dear", "so dollars", "so costly");
    }

    @Test
    void whatOverlapsWithANearMissIsNoHitButOtherPlacesAre() {
        String rules = "[leaving]\nleave\n! leave a tip\n[price]\ntip";

        assertThat(found(rules, "leave a tip, then leave")).containsExactly("leave", "tip");
    }

    @Test
    void spansOfOneThemeDoNotOverlapAndAreFiveAtMost() {
        assertThat(found("[price]\npay (more|me)\nme more", "pay me more"))
                .containsExactly("pay me");
        assertThat(found("[price]\npay", "pay ".repeat(9))).hasSize(5);
    }

    @Test
    void onlyThemesOfTheAssetAreFound() {
        ThemeRules rules = ThemeRules.parse("r", "[price]\npay\n[fear]\npay");

        assertThat(rules.find(Asset.USERS, "pay").first()).contains(Theme.PRICE);
        assertThat(rules.find(Asset.STAFF, "pay").first()).contains(Theme.FEAR);
        assertThat(rules.find(Asset.ADVERTISERS, "pay")).isEqualTo(Themes.NONE);
    }

    @Test
    void aTextCountsUnderTheFirstOfItsThemes() {
        ThemeRules rules = ThemeRules.parse("r", "[price]\npay\n[leaving]\nleave");

        Themes themes = rules.find(Asset.USERS, "pay or leave");
        assertThat(themes.spans())
                .containsExactly(
                        new ThemeSpan(Theme.LEAVING, 7, 12), new ThemeSpan(Theme.PRICE, 0, 3));
        assertThat(themes.first()).contains(Theme.LEAVING);
    }

    @Test
    void theIdIsMadeOfTheNameAndTheContent() {
        String id = ThemeRules.parse("r", "[price]\npay").id();

        assertThat(id).isEqualTo("r-e6764103f655ad76");
        assertThat(ThemeRules.parse("r", "[price]\npay").find(Asset.USERS, "pay").rulesId())
                .isEqualTo(id);
        assertThat(ThemeRules.parse("r", "[price]\npays").id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "[weather] ; 1 ; a theme such as [leaving]",
                "pay ; 1 ; a theme such as [leaving] before the first phrase",
                "\"[price]\npay (more\" ; 2 ; a closing )",
                "\"[price]\npay _{3,2} more\" ; 2 ; a gap such as _{0,3}, of 6 words at most",
                "\"[price]\npay _{0,7} more\" ; 2 ; a gap such as _{0,3}, of 6 words at most",
                "\"[price]\n@unknown\" ; 2 ; a set that is defined above",
                "\"[price]\n_ pay\" ; 2 ; a phrase that begins and ends with a word",
                "\"[price]\npay more?\" ; 2 ; a phrase that begins and ends with a word",
                "\"[price]\nPay\" ; 2 ; a word, prefix*, @set",
                "\"[price]\n!\" ; 2 ; a word, prefix*, @set",
                "\"[price]\npay)\" ; 2 ; the end, a blank or",
                "\"@a = x\n\n@a = y\" ; 3 ; a new name of lower-case letters",
                "@a = x y ; 1 ; single words",
            })
    void aFaultIsToldByItsLineAndWhatWasExpectedThere(String rules, int line, String expected) {
        assertThatThrownBy(() -> ThemeRules.parse("r", rules))
                .isInstanceOf(ThemeRulesException.class)
                .hasMessageStartingWith("line " + line + ": expected " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "'", "’’", "\ud83d\ude00", "\ud83d", "pay\u0000pay"})
    void anyTextCanBeRead(String text) {
        assertThat(ThemeRules.parse("r", "[price]\nthing").find(Asset.USERS, text))
                .isEqualTo(Themes.NONE);
    }

    /** Slow and obvious: splits the text, and compares words. */
    @Property
    void aRowOfWordsIsFoundWhereverItStands(@ForAll("texts") List<String> words) {
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean isNext = !expected.isEmpty() && i < expected.getLast() + 2;
            if (words.get(i).startsWith("a") && words.get(i + 1).equals("bb") && !isNext) {
                expected.add(i);
            }
        }
        List<Integer> seen =
                ThemeRules.parse("r", "[price]\na* bb")
                        .find(Asset.USERS, String.join(" ", words))
                        .spans()
                        .stream()
                        .map(span -> wordAt(span.begin(), words))
                        .toList();
        assertThat(seen).isEqualTo(expected.subList(0, Math.min(5, expected.size())));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "ab", "abc", "bb", "bbb", "c").list().ofMaxSize(12);
    }

    private static int wordAt(int place, List<String> words) {
        int begin = 0;
        int word = 0;
        while (begin < place) {
            begin += words.get(word).length() + 1;
            word++;
        }
        return word;
    }

    private static List<String> found(String rules, String text) {
        return ThemeRules.parse("r", rules).find(Asset.USERS, text).spans().stream()
                .map(span -> text.substring(span.begin(), span.end()))
                .toList();
    }
}
