package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over a real Kafka, which goes away and comes back. */
class DashboardRoleTest {

    @TempDir private Path folder;

    @Test
    void pageFollowsTheTopicsSaysWhenItCannotAndGoesOn() throws Exception {
        try (DashboardRig rig = new DashboardRig(folder)) {
            await().atMost(DashboardRig.PATIENCE).until(() -> rig.get("/readyz").equals("ok\n"));
            assertThat(rig.get("/")).contains("Nothing heard yet");
            rig.decide("d1", "Prices rise");
            awaitOnPage(rig, "Prices rise");
            String api = rig.get("/api/v1/decisions");
            assertThat(api).contains("\"title\":\"Prices rise\"");

            rig.killBroker();
            awaitOnPage(rig, "<strong>Out of date. </strong>");
            assertThat(rig.get("/")).contains("Prices rise");
            assertThat(rig.get("/api/v1/decisions")).isEqualTo(api);
            assertThat(rig.get("/readyz")).contains("dashboard: ");
            assertThat(rig.get("/livez")).isEqualTo("ok\n");

            rig.restartBroker();
            rig.decide("d2", "Prices fall");
            awaitOnPage(rig, "Prices fall");
            assertThat(rig.get("/")).contains("Prices rise").doesNotContain("Out of date");
        }
    }

    private static void awaitOnPage(DashboardRig rig, String text) {
        await().atMost(DashboardRig.PATIENCE).until(() -> rig.get("/").contains(text));
    }

    @Test
    void pageThatNobodyCanReachIsWrongUse() {
        CommandLineRun run =
                CommandLineRun.of("serve", "--roles", "dashboard", "--set", "http.address=");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the role dashboard needs an http.address");
    }
}
