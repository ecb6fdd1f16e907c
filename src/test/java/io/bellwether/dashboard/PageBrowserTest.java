package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.AlertState;
import io.bellwether.decision.Decision;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Browser;
import io.bellwether.html.Hostile;
import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader's browser makes of the page: {@code mvn test -Pbrowser}. */
@Tag("browser")
class PageBrowserTest {

    private static final String HACKED = "typeof window." + Hostile.MARK;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Optional<Browser> browser = Optional.empty();

    private final Board board = new Board(Told.NAMES, () -> Told.WRITTEN);
    private Served served = Served.open(board);

    @BeforeAll
    static void start() throws IOException {
        browser = Optional.of(Browser.start(true));
    }

    @AfterAll
    static void quit() throws IOException {
        if (browser.isPresent()) {
            browser.get().close();
        }
    }

    @BeforeEach
    void fill() throws IOException {
        board.take(Told.levels(Asset.USERS, 0, 400, Phase.NORMAL), false);
        board.take(Told.levels(Asset.ADVERTISERS, 0, 100, Phase.LEARNING), false);
        board.take(Told.levels(Asset.STAFF, 0, 300, Phase.NORMAL), false);
        Decision decision = Told.decision("d1", 280, "Prices rise");
        take(Told.record(decision));
        take(
                Told.record(
                        Told.alert("u1", 1, AlertState.OPEN, Asset.USERS, 300, List.of(decision))));
        take(Told.record(Told.alert("s1", 2, AlertState.RESOLVED, Asset.STAFF, 100)));
        board.take(List.of(), true);
        page().open("about:blank");
        page().widen();
        page().prefer("light");
        forget(page().console());
        forget(page().requests());
    }

    /** What other tests left behind. */
    private static void forget(List<String> lines) {
        assertThat(lines).isNotNull();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static Browser page() {
        return browser.orElseThrow();
    }

    private void take(InputRecord record) {
        board.take(List.of(record), false);
    }

    @Test
    void consoleStaysSilentAndNothingElsewhereIsAskedFor() throws IOException {
        page().open(served.url("/"));

        assertThat(page().console()).isEmpty();
        assertThat(page().requests())
                .filteredOn(address -> !address.startsWith(served.url("/")))
                .filteredOn(address -> address.startsWith("http"))
                .isEmpty();
        // The style sheet was allowed.
        String display = "getComputedStyle(document.querySelector('.tiles')).display";
        assertThat(page().value(display).asText()).isEqualTo("grid");
    }

    @Test
    void tilesHaveTheSameSizeAndSayHowEachAssetStands() throws IOException {
        page().open(served.url("/"));

        assertThat(page().text("#tile-users")).contains("Alert", "Major alert, by 0.12");
        assertThat(page().text("#tile-advertisers")).contains("Learning", "not learned yet");
        assertThat(page().text("#tile-staff")).contains("Not enough people");
        JsonNode sizes =
                page().value(
                                "Array.from(document.querySelectorAll('.tile')).map(t =>"
                                        + " t.offsetWidth + 'x' + t.offsetHeight)");
        assertThat(sizes)
                .extracting(JsonNode::asText)
                .hasSize(3)
                .containsOnly(sizes.get(0).asText());
    }

    @Test
    void clicksLeadFromTheTileToTheQuoteAndBack() throws IOException {
        page().open(served.url("/"));
        page().click("#tile-users a[href='alerts/u1']");
        assertThat(page().text("h1")).contains("Users, major alert", "open");
        assertThat(page().text("blockquote")).contains("nobody answers");
        assertThat(page().text("main")).contains("Preceded by", "Prices rise", "0.48", "0.60");

        page().click("nav a[href='../alerts']");
        assertThat(page().text("#found")).isEqualTo("2 alerts");
        page().click("a[href='alerts?state=resolved']");
        assertThat(page().text("#found")).isEqualTo("1 alert");
        page().click("a[href='alerts/s1']");
        assertThat(page().text("h1")).contains("Staff", "resolved");
        page().click(".brand a");
        assertThat(page().text("h1")).isEqualTo("The three assets");
    }

    @Test
    void marksOfTheChartLeadToAlertsAndDecisions() throws IOException {
        page().open(served.url("/"));
        page().click("svg a[href='alerts/u1']");
        assertThat(page().text("h1")).contains("Users");

        page().open(served.url("/"));
        page().click("svg a[href^='decisions']");
        assertThat(page().value("location.hash").asText()).isEqualTo("#decision-1");
        assertThat(page().text("tr:target")).contains("Prices rise");
    }

    @Test
    void anUnknownAlertHasAWayBack() throws IOException {
        page().open(served.url("/alerts/nobody-knows-it"));
        assertThat(page().text("h1")).isEqualTo("404 Not Found");
        page().click("main a");
        assertThat(page().text("h1")).isEqualTo("The three assets");
    }

    @Test
    void aChangeShowsByItselfAndIsToldToScreenReaders() throws IOException {
        page().open(served.url("/"));
        page().click("#numbers > summary");
        page().run("document.querySelector('#tile-staff a').focus(); window.scrollTo(0, 200);");

        take(Told.record(Told.alert("u1", 2, AlertState.RESOLVED, Asset.USERS, 300)));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page().text("#tile-users")).contains("Normal"));
        assertThat(page().value("document.getElementById('news').textContent").asText())
                .isEqualTo("Users: Normal.");
        assertThat(page().text("#open")).contains("None is open");
        assertThat(page().value("document.activeElement.getAttribute('href')").asText())
                .isEqualTo("alerts?asset=staff");
        assertThat(page().value("document.getElementById('numbers').open").asBoolean()).isTrue();
        assertThat(page().value("window.scrollY").asInt()).isEqualTo(200);
    }

    @Test
    void aSourceThatFailsIsToldAndSoIsItsReturn() throws IOException {
        page().open(served.url("/"));

        board.fail();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(page().text("#freshness"))
                                        .contains("Out of date", "1 Jun 2026 12:00"));

        board.take(List.of(), true);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(page().text("#freshness")).contains("Follows the topics"));
    }

    @Test
    void aServerThatDiesIsToldWithTheTimeOfTheLastNews() throws IOException {
        page().open(served.url("/"));
        await().atMost(PATIENCE).until(() -> served.events().listeners() > 0);
        assertThat(page().isDisplayed("#lost")).isFalse();

        served.stop();

        await().atMost(PATIENCE).until(() -> page().isDisplayed("#lost"));
        assertThat(page().text("#lost"))
                .contains("Out of date", "connection to the server is lost")
                .containsPattern("last news came 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
        assertThat(page().text("#tile-users")).contains("Alert");
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            String text = Hostile.TEXTS.get(i);
            String id = text.length() > 200 ? "long" : "id " + text;
            Decision decision =
                    new Decision(
                            "d" + i,
                            Told.hour(290 + i % 5),
                            text.length() > 400 ? text.substring(0, 400) : text,
                            text.length() > 150 ? text.substring(0, 150) : text,
                            "up",
                            "board",
                            List.of(),
                            null);
            take(Told.record(decision));
            take(Told.recordFrom(text, Told.alert(id, 1, AlertState.OPEN, Asset.USERS, 300)));
        }
        for (String path : List.of("/", "/alerts", "/decisions", "/?range=all")) {
            page().open(served.url(path));
            assertThat(page().value(HACKED).asText()).as(path).isEqualTo("undefined");
        }
        for (AlertHead alert : board.alerts()) {
            page().open(served.url("/" + Links.TOP.alert(alert.id())));
            assertThat(page().value(HACKED).asText()).isEqualTo("undefined");
            page().run("document.querySelectorAll('bdi, blockquote').forEach(e => e.click());");
            assertThat(page().value(HACKED).asText()).isEqualTo("undefined");
            assertThat(page().value("location.host").asText())
                    .isEqualTo("127.0.0.1:" + served.port());
        }
        assertThat(page().console()).isEmpty();
    }

    @Test
    void aHostileTextThatComesLiveStaysAText() throws IOException {
        page().open(served.url("/alerts/u1"));

        take(
                Told.record(
                        Told.alert("u1", 2, AlertState.UPDATED, Asset.USERS, 300),
                        Hostile.TEXTS.get(1)));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(page().text("blockquote")).contains("<img src=x onerror"));
        assertThat(page().value(HACKED).asText()).isEqualTo("undefined");
    }

    @Test
    void everythingIsThereWithoutScripts() throws IOException {
        try (Browser plain = Browser.start(false)) {
            plain.open(served.url("/"));
            assertThat(plain.text("#tile-users")).contains("Alert");
            assertThat(plain.isDisplayed("svg .bw-level")).isTrue();
            assertThat(plain.text("#open table")).contains("major");
            plain.click("#tile-users a[href='alerts/u1']");
            assertThat(plain.text("blockquote")).contains("nobody answers");
            board.fail();
            plain.open(served.url("/"));
            assertThat(plain.text("#freshness")).contains("Out of date");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/alerts/u1", "/decisions"})
    void nothingOverflowsOnANarrowScreen(String path) throws IOException {
        page().resize(360, 740);
        page().open(served.url(path));

        assertThat(page().value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
        assertThat(page().value("window.innerWidth").asInt()).isEqualTo(360);
    }

    @Test
    void itIsDarkForThoseWhoLikeItSo() throws IOException {
        page().prefer("dark");
        page().open(served.url("/"));

        assertThat(page().value("getComputedStyle(document.body).backgroundColor").asText())
                .isEqualTo("rgb(13, 17, 23)");
    }

    @Test
    void keyboardReachesTheContentFirstAndEveryLinkOfTheTiles() throws IOException {
        page().open(served.url("/"));
        page().press(Browser.TAB);
        assertThat(page().value("document.activeElement.className").asText()).isEqualTo("skip");
        assertThat(
                        page().value(
                                        "document.activeElement.getBoundingClientRect().left >= 0"
                                                + " && getComputedStyle(document.activeElement)"
                                                + ".outlineStyle != 'none'")
                                .asBoolean())
                .isTrue();
        page().press(Browser.ENTER);
        assertThat(page().value("document.activeElement.id").asText()).isEqualTo("content");

        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            page().press(Browser.TAB);
            reached.add(page().value("document.activeElement.getAttribute('href')").asText());
        }

        assertThat(reached)
                .startsWith(
                        "alerts?asset=users",
                        "alerts/u1",
                        "alerts?asset=advertisers",
                        "alerts?asset=staff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?range=7d",
                "/?range=all",
                "/alerts",
                "/alerts?asset=staff&state=resolved",
                "/alerts/u1",
                "/alerts/s1",
                "/decisions",
                "/alerts/unknown"
            })
    void nothingKeepsPeopleFromUsingIt(String path) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            page().prefer(scheme);
            page().open(served.url(path));
            page().run("document.querySelectorAll('details').forEach(d => d.open = true);");
            assertThat(findings()).as(path + " " + scheme).isEmpty();
        }
    }

    /** The search is not blind: it finds what is planted. */
    @Test
    void aPlantedHindranceIsFound() throws IOException {
        page().open(served.url("/"));
        page().run("document.querySelector('main').appendChild(document.createElement('input'));");

        assertThat(findings()).singleElement().asString().startsWith("label: ");
    }

    @Test
    void bannersKeepNobodyFromUsingItEither() throws IOException {
        board.fail();
        page().open(served.url("/"));
        assertThat(findings()).isEmpty();
        served.stop();
        await().atMost(PATIENCE).until(() -> page().isDisplayed("#lost"));
        assertThat(findings()).isEmpty();
        page().resize(360, 740);
        assertThat(findings()).isEmpty();
    }

    @Test
    void anEmptyBoardKeepsNobodyFromUsingIt() throws IOException {
        try (Served empty = Served.open(new Board(Told.NAMES, () -> Told.WRITTEN))) {
            for (String path : List.of("/", "/alerts", "/decisions")) {
                page().open(empty.url(path));
                assertThat(findings()).as(path).isEmpty();
            }
        }
    }

    /** What axe-core holds to be serious or critical. */
    private static List<String> findings() throws IOException {
        page().run(axe());
        JsonNode result = page().awaited("axe.run(document, {resultTypes: ['violations']})");
        assertThat(result.path("passes")).isNotEmpty();
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : result.path("violations")) {
            String impact = finding.path("impact").asText();
            if (impact.equals("serious") || impact.equals("critical")) {
                findings.add(
                        finding.path("id").asText() + ": " + finding.at("/nodes/0/html").asText());
            }
        }
        return findings;
    }

    private static String axe() throws IOException {
        try (InputStream script = PageBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IOException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tenThousandAlertsStayQuick() throws IOException {
        List<InputRecord> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            AlertState state = i % 10 == 0 ? AlertState.OPEN : AlertState.RESOLVED;
            Asset asset = List.of(Asset.values()).get(i % 3);
            many.add(Told.record(Told.alert("m" + i, 1, state, asset, i % 390)));
        }
        board.take(many, true);
        for (String path : List.of("/", "/alerts", "/alerts?page=200", "/?range=all")) {
            page().open(served.url(path));
            assertThat(page().value("document.querySelectorAll('*').length").asInt())
                    .as(path)
                    .isLessThan(12_000);
        }
        page().open(served.url("/alerts"));
        assertThat(page().text("#found")).isEqualTo("10,002 alerts");
        page().click("a[href='alerts?page=201']");
        assertThat(page().value("document.querySelectorAll('tbody tr').length").asInt())
                .isEqualTo(2);
    }
}
