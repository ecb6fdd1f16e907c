package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.html.Browser;
import io.bellwether.html.Hostile;
import io.bellwether.html.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader's browser makes of the report: {@code mvn test -Pbrowser}. */
@Tag("browser")
class ReportBrowserTest {

    private static final String SAID = "The search is down, nobody cares";
    private static final String QUOTE = "#quotes-staff1 blockquote";
    private static final String MARK = "svg a[href='#quotes-staff1']";
    private static final String HACKED = "typeof window." + Hostile.MARK;

    @TempDir private static Path folder;

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        browser = Optional.of(Browser.start(true));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser.isPresent()) {
            browser.get().close();
        }
    }

    @Test
    void pageAsksForNothingAndSaysNothingToTheConsole() throws IOException {
        Browser page = opened(SAID);
        assertThat(page.console()).isEmpty();
        assertThat(page.requests()).hasSize(1).allMatch(address -> address.startsWith("file:"));
        assertThat(page.text("h1")).isEqualTo("Six weeks " + SAID);
        // The style sheet was allowed: without it the cards would be a list with marks.
        assertThat(
                        page.value("getComputedStyle(document.querySelector('.cards')).display")
                                .asText())
                .isEqualTo("grid");
    }

    @Test
    void clickOnAnAlertShowsWhatPeopleSaid() throws IOException {
        Browser page = opened(SAID);
        assertThat(page.isDisplayed(QUOTE)).isFalse();
        page.click(MARK);
        assertThat(page.isDisplayed(QUOTE)).isTrue();
        assertThat(page.text(QUOTE)).isEqualTo(SAID);
    }

    @Test
    void enterOnAnAlertDoesSoTooAndTheFocusFollows() throws IOException {
        Browser page = opened(SAID);
        page.type(MARK, Browser.ENTER);
        assertThat(page.isDisplayed(QUOTE)).isTrue();
        assertThat(page.value("document.activeElement.id").asText()).isEqualTo("quotes-staff1");
    }

    @Test
    void alertThatWasClosedAgainOpensAgain() throws IOException {
        Browser page = opened(SAID);
        page.click(MARK);
        page.click("#alert-staff1 > summary");
        assertThat(page.isDisplayed(QUOTE)).isFalse();
        page.click(MARK);
        assertThat(page.isDisplayed(QUOTE)).isTrue();
    }

    @Test
    void everyMarkCanBeReachedWithTheKeyboardAndHasAName() throws IOException {
        Browser page = opened(SAID);
        int marks = page.value("document.querySelectorAll('svg a').length").asInt();
        assertThat(marks).isEqualTo(4);
        String names =
                "[...document.querySelectorAll('svg a')].filter(a => { a.focus();"
                        + " return document.activeElement === a && a.getAttribute('aria-label'); })"
                        + ".length";
        assertThat(page.value(names).asInt()).isEqualTo(marks);
    }

    @Test
    void linkOfAReversalOrAnEffectLeadsToTheDecision() throws IOException {
        Browser page = opened(SAID);
        for (String section : List.of("reversals", "effects")) {
            String rows = "[aria-labelledby='" + section + "'] ";
            if (section.equals("effects")) {
                page.click(rows + "details > summary");
            }
            page.click(rows + "tbody th a");
            assertThat(page.value("document.querySelector('tr:target th').textContent").asText())
                    .as(section)
                    .isEqualTo(section.equals("effects") ? "1" : "3");
        }
        assertThat(page.value("document.querySelectorAll('svg[role=img]').length").asInt())
                .isEqualTo(2);
        assertThat(page.console()).isEmpty();
    }

    @Test
    void hostileTextsRunNothingAndMakeNoElement() throws IOException {
        String elements = "document.querySelectorAll('*').length";
        int usual = opened(SAID).value(elements).asInt();
        for (String text : Hostile.TEXTS) {
            Browser page = opened(text);
            page.click(MARK);
            assertThat(page.value(HACKED).asText()).as(text).isEqualTo("undefined");
            assertThat(page.value(elements).asInt()).as(text).isEqualTo(usual);
            assertThat(page.requests()).as(text).hasSize(1);
            assertThat(page.value("document.querySelector('" + QUOTE + "').textContent").asText())
                    .as(text)
                    .isEqualTo(Html.seen(text.replace('\uD800', '\uFFFD')));
            assertThat(page.console()).as(text).isEmpty();
        }
    }

    /** Were a text ever to become markup, the policy would still stop it. */
    @Test
    void policyStopsAScriptThatGotIn() throws IOException {
        String broken =
                HtmlReport.of(Pasts.sixWeeks(SAID))
                        .replace(
                                "<main id=\"content\">",
                                "<main><script>window.hacked=1</script>"
                                        + "<img src=x onerror=\"window.hacked=2\">");
        Browser page = opened("broken.html", broken);
        assertThat(page.value(HACKED).asText()).isEqualTo("undefined");
        assertThat(page.console()).isNotEmpty();
    }

    @Test
    void narrowPageDoesNotScrollSideways() throws IOException {
        Browser page = opened("x".repeat(400));
        page.resize(400, 800);
        try {
            assertThat(page.value("document.documentElement.clientWidth").asInt()).isEqualTo(400);
            assertThat(page.value("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(400);
            page.click("#alert-staff1 > summary");
            page.click("details.levels > summary");
            assertThat(page.value("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(400);
        } finally {
            page.resize(1280, 900);
        }
    }

    @Test
    void withoutScriptsTheAlertsCanStillBeOpened() throws IOException {
        try (Browser page = Browser.start(false)) {
            page.open(file("plain.html", HtmlReport.of(Pasts.sixWeeks(SAID))));
            page.click("#alert-staff1 > summary");
            assertThat(page.isDisplayed(QUOTE)).isTrue();
        }
    }

    @Test
    void digestIsAPageUnderTheSamePolicy() throws IOException {
        for (String text : List.of(SAID, Hostile.all())) {
            Digest digest = Digest.of(Pasts.sixWeeks(text), Week.parse("2026-W05"));
            Browser page = opened("digest.html", HtmlDigest.of(digest, "bellwether 1"));
            assertThat(page.value(HACKED).asText()).isEqualTo("undefined");
            assertThat(page.console()).isEmpty();
            assertThat(page.requests()).hasSize(1);
        }
    }

    private static Browser opened(String said) throws IOException {
        return opened("report.html", HtmlReport.of(Pasts.sixWeeks(said)));
    }

    private static Browser opened(String name, String content) throws IOException {
        Browser page = browser.orElseThrow();
        page.open("about:blank");
        page.requests();
        page.console();
        page.open(file(name, content));
        return page;
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toUri().toString();
    }
}
