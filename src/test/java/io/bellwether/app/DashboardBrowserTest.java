package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.html.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a record in a topic to what a reader sees, without a click: {@code mvn test -Pbrowser}. */
@Tag("browser")
class DashboardBrowserTest {

    @TempDir private Path folder;

    @Test
    void aRecordShowsByItselfAndSoDoTheLossOfTheBrokerAndOfTheServer() throws Exception {
        try (Browser page = Browser.start(true)) {
            try (DashboardRig rig = new DashboardRig(folder)) {
                page.open(rig.url("/"));
                assertThat(page.text("#tile-users")).contains("Nothing heard yet");

                rig.decide("d1", "Prices rise");
                awaitText(page, "#decided", "Prices rise");
                awaitText(page, "#tile-users", "Normal");
                assertThat(page.value("document.getElementById('news').textContent").asText())
                        .isEqualTo("Users: Normal.");

                rig.killBroker();
                awaitText(page, "#freshness", "Out of date");
                assertThat(page.text("#decided")).contains("Prices rise");
            }
            awaitText(page, "#lost", "The last news came 20");
        }
    }

    private static void awaitText(Browser page, String selector, String text) {
        await().atMost(DashboardRig.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page.text(selector)).contains(text));
    }
}
