package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellwether.decision.Decision;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Hostile;
import io.bellwether.html.Stretch;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.RawLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigestTest {

    private final Retrospective past = Pasts.sixWeeks("search");

    @Test
    void weekTellsWhatChangedAndWhatDidNotWithQuotesAndDecisions() {
        assertThat(markdown("2026-W05"))
                .isEqualTo(
                        """
                        # Week 2026-W05, 26 Jan 2026 to 1 Feb 2026

                        ## Changed

                        - **Staff**: normal, then alert (an alert is open since 27 Jan 2026); level 0.35, below the band of 0.60 ± 0.20, 224 votes

                        ## Unchanged

                        - **Users**: normal; level 0.61, in the band of 0.60 ± 0.20, 224 votes

                        ## Alerts

                        - **Staff**: critical, raised 27 Jan 2026 12:00, updated; since about 26 Jan 2026 00:00, by 0.25, while users looked well
                          > “search”
                          >
                          > “search”

                        ## Decisions

                        - **30 Jan 2026 12:00**: Second search

                        No data gap.
                        """);
    }

    @Test
    void weekInWhichAnAlertEndedTellsOfItsEndOfReversalsAndOfGaps() {
        assertThat(markdown("2026-W06"))
                .contains(
                        "- **8 Feb 2026**: Third, which takes back that of 25 Jan 2026\n",
                        "## Data gaps\n\n- **Users**: silent from 3 Feb 2026 19:00 to 7 Feb 2026 00:00");
        assertThat(markdown("2026-W07"))
                .contains(
                        "- **Staff**: alert, then normal; level 0.60, in the band",
                        "- **Staff**: critical, resolved 9 Feb 2026 00:00; since about 26 Jan 2026");
    }

    @Test
    void weekTellsOfCampaignsInItAndOfNoOthers() {
        List<Level> levels = new ArrayList<>(Pasts.levels(Asset.USERS, 0, 21, .6, Phase.NORMAL));
        levels.replaceAll(
                level ->
                        level.from().isBefore(Pasts.day(15)) || level.from().isAfter(Pasts.day(16))
                                ? level
                                : level.with(new RawLevel(.3, 40, true, false)));
        Retrospective noticed = Pasts.only(Asset.USERS, levels);
        assertThat(markdown(noticed, "2026-W04"))
                .contains(
                        """
                        ## Campaigns

                        - **Users**: copies of texts would have raised an alert, had each counted; first in the hour of 20 Jan 2026 00:00, 5 times
                        """);
        assertThat(markdown(noticed, "2026-W03")).doesNotContain("Campaigns");
    }

    @Test
    void alertThatIsOverIsMaskedByNobody() {
        assertThat(markdown("2026-W07")).doesNotContain("looked well");
    }

    @Test
    void weekTellsTheVerdictsThatWereGivenInIt() {
        assertThat(markdown("2026-W06"))
                .contains(
                        """
                        ## Verdicts

                        - **Users**: supported: “search”; level up by at least 0.05; found 0.0831, 0.0412 to 0.1250; 811 people before, 790 after; late: registered when its second window had begun
                        - **Staff**: inconclusive: “search”; level up by at least 0.05; fewer people than it asks for
                        """);
        assertThat(markdown("2026-W05")).doesNotContain("Verdicts");
        assertThat(markdown("2026-W07")).doesNotContain("Verdicts");
    }

    @Test
    void weekTellsWhatOneDecisionTookBackByItsStanceAndTheNoticesOfIt() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String stance = i % 2 == 0 ? "raise" : "lower";
            decisions.add(
                    new Decision(
                            "d" + i,
                            Pasts.day(20 + i),
                            "Prices " + i,
                            "prices",
                            stance,
                            "",
                            List.of(),
                            null));
        }
        Retrospective churning =
                new Retrospective("", "", past.assets(), decisions, List.of(), past.rejected());
        assertThat(MarkdownDigest.of(Digest.of(churning, Week.parse("2026-W05"))))
                .contains(
                        """
                        - **26 Jan 2026**: Prices 1, which takes back that of 25 Jan 2026
                        - **27 Jan 2026**: Prices 2, which takes back that of 26 Jan 2026
                        - **28 Jan 2026**: Prices 3, which takes back that of 27 Jan 2026

                        ## Notices

                        - **28 Jan 2026**: Strategy churn: 3 decisions took back others within 14 days
                        """);
        assertThat(MarkdownDigest.of(Digest.of(churning, Week.parse("2026-W06"))))
                .doesNotContain("Notices");
    }

    @Test
    void weekWithoutChangeFitsInFifteenLines() {
        Retrospective undecided =
                new Retrospective("", "", past.assets(), List.of(), List.of(), past.rejected());
        assertThat(MarkdownDigest.of(Digest.of(undecided, Week.parse("2026-W04"))))
                .isEqualTo(
                        """
                        # Week 2026-W04, 19 Jan 2026 to 25 Jan 2026

                        ## Unchanged

                        - **Users**: normal; level 0.61, in the band of 0.60 ± 0.20, 224 votes
                        - **Staff**: normal; level 0.60, in the band of 0.60 ± 0.20, 224 votes

                        No change, no alert record, no decision, no data gap.
                        """)
                .satisfies(quiet -> assertThat(quiet.lines()).hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void weekBeforeAnythingWasHeardSaysSo() {
        assertThat(markdown("2025-W10"))
                .contains("- **Users**: not heard yet; nobody was heard")
                .contains("No change, no alert record, no decision, no data gap.");
    }

    @Test
    void weekHoldsWhatBeginsOnItsMondayAndNotWhatBeginsOnTheNext() {
        Week week = Week.parse("2026-W02");
        assertThat(week.stretch()).isEqualTo(new Stretch(Pasts.day(0), Pasts.day(7)));
        assertThat(Week.parse("2020-w53").stretch().to()).isEqualTo("2021-01-04T00:00:00Z");
        assertThat(Week.parse("2026-W02").name()).isEqualTo("2026-W02");
        Level first = Pasts.users().levels().getFirst();
        assertThat(week.stretch().holds(first.from())).isTrue();
        assertThat(week.stretch().holds(Pasts.day(7))).isFalse();
    }

    @Test
    void weekThatDoesNotExistIsRefused() {
        for (String name : List.of("2021-W53", "2022-44", "W44", "2022-W00", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Week.parse(name))
                    .withMessageContaining("2022-W44");
        }
    }

    @Test
    void hostileTextsStayTextsInMarkdown() {
        for (String text : Hostile.TEXTS) {
            Retrospective hostile = Pasts.sixWeeks(text);
            for (String week : List.of("2026-W05", "2026-W06")) {
                String markdown = MarkdownDigest.of(Digest.of(hostile, Week.parse(week)));
                assertThat(markdown.lines().count())
                        .as(text)
                        .isEqualTo(markdown(week).lines().count());
                String unescaped = markdown.replaceAll("\\\\.", "");
                assertThat(unescaped).doesNotContain("<", "](", "://", "www.", "@", "`", "\u202E");
            }
        }
    }

    @Property(tries = 500)
    void noTextWhateverIsMarkup(@ForAll String text) {
        String plain = MarkdownDigest.plain(text);
        assertThat(Pattern.compile("(?<!\\\\)[`*_\\[\\]~|#@$]").matcher(unpaired(plain)).find())
                .isFalse();
        assertThat(plain).doesNotContain("<", ">", "\n", "\r", "\u2028");
    }

    /** Without escaped backslashes, before which another one would count as an escape. */
    private static String unpaired(String plain) {
        return plain.replace("\\\\", "");
    }

    @Test
    void lineAndParagraphSeparatorsOfUnicodeEndNoLine() {
        assertThat(MarkdownDigest.plain("one\u2028two\u2029\n three")).isEqualTo("one two three");
    }

    @Test
    void digestAsAPageHoldsTheSameAndNothingOfItIsMarkup() {
        String said = "<script>window.hacked=1</script>";
        Digest digest = Digest.of(Pasts.sixWeeks(said), Week.parse("2026-W05"));
        assertThat(HtmlDigest.of(digest, "bellwether 1"))
                .contains("<h2>Changed</h2>", "&lt;script&gt;window.hacked=1&lt;/script&gt;")
                .doesNotContain(said);
    }

    @Test
    void assetsOfWhichNothingWasReadAreLeftOut() {
        assertThat(past.assets()).extracting(AssetStory::asset).doesNotContain(Asset.ADVERTISERS);
        assertThat(markdown("2026-W05")).doesNotContain("Advertisers");
    }

    private String markdown(String week) {
        return markdown(past, week);
    }

    private static String markdown(Retrospective past, String week) {
        return MarkdownDigest.of(Digest.of(past, Week.parse(week)));
    }
}
