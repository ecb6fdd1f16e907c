package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.Decision;
import io.bellwether.html.Hostile;
import io.bellwether.html.Html;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)([^>]*?)(/?)>");
    private static final Set<String> WITHOUT_END = Set.of("meta", "br");

    private final String page = HtmlReport.of(Pasts.sixWeeks("Search is down, nobody cares"));

    @Test
    void everyElementThatBeginsEnds() {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(openElements(page)).isEmpty();
    }

    @Test
    void everyLinkLeadsToAPlaceOnThePage() {
        List<String> links = found("href=\"#([^\"]*)\"", page);
        Set<String> places = new TreeSet<>(found(" id=\"([^\"]*)\"", page));
        assertThat(links).contains("quotes-staff1", "decision-1", "decision-3", "content");
        assertThat(places).containsAll(links);
        assertThat(found(" id=\"([^\"]*)\"", page)).doesNotHaveDuplicates();
        assertThat(page).doesNotContain("href=\"http", " src=");
    }

    @Test
    void alertsSayWhenHowMuchWhatPeopleSaidAndWhatPrecededThem() {
        assertThat(page)
                .contains(
                        "raised 27 Jan 2026 12:00, since about 26 Jan 2026 00:00, by 0.25;"
                                + " resolved 9 Feb 2026 00:00",
                        "level 0.35 where 0.60 was expected; 40 votes since the onset",
                        "<blockquote dir=\"auto\">Search is down, nobody cares</blockquote>",
                        "2026-01-26, survey; carried by nobody",
                        "25 Jan 2026: <a href=\"#decision-1\">");
    }

    @Test
    void alertsSayWhichAssetsLookedWellMeanwhile() {
        assertThat(page).contains("Masked by users, as of 27 Jan 2026 12:00, 29 Jan 2026 00:00.");
    }

    @Test
    void staffAreQuotedByTheDayWithoutIdAndPlace() {
        assertThat(page)
                .contains("Search is down, nobody cares")
                .doesNotContain("secret-id", "4711", "4712", "4713", "09:17", "feedback.staff");
    }

    @Test
    void assetsKeepTheirOwnNumbers() {
        // 1301 + 1344 records, 900 + 1344 votes
        assertThat(page).contains("1,301", "1,344").doesNotContain("2,645", "2645");
    }

    @Test
    void decisionsAreListedByTimeWithWhatTheyTakeBack() {
        assertThat(page)
                .containsSubsequence(
                        "id=\"decision-1\"",
                        "25 Jan 2026",
                        "id=\"decision-2\"",
                        "30 Jan 2026 12:00",
                        "id=\"decision-3\"",
                        "8 Feb 2026",
                        "<a href=\"#decision-1\">No. 1</a>");
    }

    @Test
    void reversalsAreListedWithTheTimeBetweenAndTheChurn() {
        assertThat(section("reversals"))
                .contains("was highest at 1, first on 8 Feb 2026.")
                .containsSubsequence(
                        "<a href=\"#decision-3\">No. 3</a>",
                        "<td>8 Feb 2026</td>",
                        "<a href=\"#decision-1\">No. 1</a>",
                        "<td class=\"number\">14 days</td>",
                        "<td class=\"number\">1</td>")
                .doesNotContain("Notices");
    }

    @Test
    void noticesNameTheDecisionsThatTheyRestOn() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            decisions.add(Pasts.decision("d" + i, 20 + i / 8.0, "One <b>more</b>"));
        }
        Retrospective past =
                new Retrospective("t", "g", List.of(), decisions, List.of(), new TreeMap<>());
        String html = HtmlReport.of(past);
        assertThat(html)
                .contains("No decision takes back another")
                .containsSubsequence(
                        "<th scope=\"row\">26 Jan 2026 03:00</th>",
                        "Concentration: 10 of 10 decisions of 30 days were taken by",
                        "<bdi dir=\"auto\">board</bdi>",
                        "<a href=\"#decision-1\">No. 1</a>, <a",
                        "<a href=\"#decision-10\">No. 10</a>")
                .doesNotContain("<b>", "What a decision did");
        assertThat(openElements(html)).isEmpty();
    }

    @Test
    void whatADecisionDidIsToldForEveryAssetThatItTouches() {
        String effects = section("effects");
        // Users are silent for three days. Staff: 20 days of .6, then 8 of .6 and 14 of .35.
        assertThat(effects)
                .contains("a difference in time and not a cause")
                .containsSubsequence(
                        "<h3>Users</h3>",
                        "2 decisions, 2 with enough days with votes on both sides; none beyond chance",
                        "<td class=\"number\">20 / 19</td>",
                        "<td class=\"number\">0.60</td><td class=\"number\">0.61</td>",
                        "within chance",
                        "<h3>Staff</h3>",
                        "3 decisions, 3 with enough days with votes on both sides; 1 beyond chance,"
                                + " with too few other dates to compare with.",
                        "<a href=\"#decision-1\">No. 1</a>",
                        "<td class=\"number\">20 / 22</td>",
                        "<td class=\"number\">0.60</td><td class=\"number\">0.44</td>",
                        "<td class=\"number\">-0.16</td>",
                        "<a href=\"#decision-3\">No. 3</a>");
        assertThat(found("(<a href=\"#decision-3\">No. 3</a>)", effects)).hasSize(1);
    }

    @Test
    void decisionWithTooFewDaysSaysWhichAreMissing() {
        Retrospective past = Pasts.sixWeeks("said");
        List<Decision> decisions =
                List.of(Pasts.decision("early", 3, "Early"), Pasts.decision("late", 40, "Late"));
        String html =
                HtmlReport.of(
                        new Retrospective(
                                "t", "g", past.assets(), decisions, List.of(), past.rejected()));
        assertThat(html)
                .contains("2 decisions, none with enough days with votes")
                .containsSubsequence(
                        "<td class=\"number\">3 / 28</td><td class=\"number\">–</td>",
                        "too few days before: 14 are needed",
                        "too few days after: 7 are needed");
        assertThat(found("<(svg)", html)).hasSize(1);
    }

    @Test
    void verdictsAreListedWithTheirFiguresMarksAndSeals() {
        String hypotheses = section("hypotheses");
        String seal = Pasts.supported("Search is down, nobody cares").seal();
        assertThat(hypotheses)
                .containsSubsequence(
                        "<th scope=\"row\">Staff</th>",
                        "<strong>inconclusive</strong>",
                        "fewer people than it asks for")
                .containsSubsequence(
                        "<th scope=\"row\">Users</th>",
                        "Search is down, nobody cares",
                        "level up by at least 0.05, 19 Jan 2026 to 1 Feb 2026 against"
                                + " 5 Jan 2026 to 18 Jan 2026, by head of product",
                        "<code>" + seal + "</code>",
                        "<strong>supported</strong>",
                        "late: registered when its second window had begun",
                        "1,204 / 1,177",
                        "811 / 790",
                        "0.4718 / 0.5549",
                        "0.0831",
                        "0.0412 to 0.1250");
    }

    @Test
    void figuresThatVerdictsWithholdAreWithheld() {
        assertThat(section("hypotheses"))
                .containsSubsequence(
                        "<th scope=\"row\">Staff</th>",
                        "<td class=\"number\">withheld / withheld</td>",
                        "<td class=\"number\">withheld / withheld</td>",
                        "<td class=\"number\">withheld / withheld</td>",
                        "<td class=\"number\">withheld</td>",
                        "<td class=\"number\">withheld</td>",
                        "</tr>");
    }

    @Test
    void levelsAreListedByWeekWithTheirPlace() {
        assertThat(page)
                .contains("2026-W05, from 26 Jan 2026", "below the band", "in the band")
                .contains("Data gaps: 3 Feb 2026 to 6 Feb 2026")
                .contains("<th scope=\"row\">not-json</th><td class=\"number\">3</td>");
    }

    @Test
    void hostileTextsStayTexts() {
        for (String text : Hostile.TEXTS) {
            String hostile = HtmlReport.of(Pasts.sixWeeks(text));
            assertThat(openElements(hostile)).as(text).isEmpty();
            assertThat(found("<(script|style|svg|iframe|img|base|link|math)\\b", hostile))
                    .as(text)
                    .containsExactly("style", "svg", "svg", "svg", "script");
            assertThat(hostile).doesNotContain("\u202E", "\u2066", "\u0000", "\u001B", "\uFFFE");
        }
    }

    @Property(tries = 50)
    void noTextWhateverBreaksThePage(@ForAll String text) {
        Html html = new Html();
        html.open("p", "title", text).text(text).foreign(text).close("p");
        assertThat(openElements(html.toString())).isEmpty();
        assertThat(found("<([a-z]+)", html.toString())).containsExactly("p", "bdi");
    }

    @Test
    void orderInWhichThingsAreGivenDoesNotMatter() {
        Retrospective past = Pasts.sixWeeks("said");
        assertThat(HtmlReport.of(shuffled(past, 1))).isEqualTo(HtmlReport.of(past));
        assertThat(JsonReport.of(shuffled(past, 2))).isEqualTo(JsonReport.of(past));
        assertThat(MarkdownDigest.of(Digest.of(shuffled(past, 3), Week.parse("2026-W05"))))
                .isEqualTo(MarkdownDigest.of(Digest.of(past, Week.parse("2026-W05"))));
    }

    @Test
    void policyAllowsThisStyleAndThisScriptAndNothingElse() throws Exception {
        String style = found("(?s)<style>(.*?)</style>", page).getFirst();
        String script = found("(?s)<script>(.*?)</script>", page).getFirst();
        assertThat(page)
                .contains(
                        "content=\"default-src &#39;none&#39;; style-src &#39;"
                                + hash(style)
                                + "&#39;; script-src &#39;"
                                + hash(script)
                                + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\"");
        assertThat(found(" (on[a-z]+|style)=", page)).isEmpty();
    }

    @Test
    void tablesHaveCaptionsAndNamedColumnsAndRows() {
        int tables = found("<(table)", page).size();
        assertThat(tables).isEqualTo(10);
        assertThat(found("<(caption)", page)).hasSize(tables);
        assertThat(found("<(th)>", page)).isEmpty();
    }

    @Test
    void pastOfNothingSaysSo() {
        Retrospective nothing =
                new Retrospective(
                        "Empty", "bellwether 1", List.of(), List.of(), List.of(), new TreeMap<>());
        String empty = HtmlReport.of(nothing);
        assertThat(openElements(empty)).isEmpty();
        assertThat(empty)
                .contains(
                        "No feedback was read.",
                        "No decision is known of this time.",
                        "No hypothesis came due.")
                .doesNotContain("Taken back", "What a decision did");
    }

    /** From the heading of that id to the next section. */
    private String section(String id) {
        String from = page.substring(page.indexOf("aria-labelledby=\"" + id + "\""));
        return from.substring(0, from.indexOf("</section>"));
    }

    private static Retrospective shuffled(Retrospective past, long seed) {
        List<AssetStory> assets = new ArrayList<>();
        for (AssetStory asset : mixed(past.assets(), seed)) {
            List<Level> levels = mixed(asset.levels(), seed);
            assets.add(
                    new AssetStory(
                            asset.asset(),
                            asset.records(),
                            asset.notScored(),
                            asset.foreign(),
                            asset.phase(),
                            asset.falseAlarmEveryYears(),
                            levels,
                            mixed(asset.alerts(), seed)));
        }
        List<Decision> decisions = mixed(past.decisions(), seed);
        List<Verdict> verdicts = mixed(past.verdicts(), seed);
        return new Retrospective(
                past.title(), past.generator(), assets, decisions, verdicts, past.rejected());
    }

    private static <T> List<T> mixed(List<T> list, long seed) {
        List<T> mixed = new ArrayList<>(list);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    private static String hash(String source) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha.digest(source.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest).replace("&", "&amp;");
    }

    /** What is left open at the end, or what ended without a beginning. */
    private static List<String> openElements(String html) {
        String markup = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(markup);
        while (tags.find()) {
            String name = tags.group(2);
            if (!tags.group(1).isEmpty()) {
                if (!name.equals(open.poll())) {
                    return List.of("/" + name);
                }
            } else if (tags.group(4).isEmpty() && !WITHOUT_END.contains(name)) {
                open.push(name);
            }
        }
        return List.copyOf(open);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
