package io.bellwether.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

    private static final Instant ONSET = Instant.parse("2026-03-09T00:00:00Z");

    private DecisionLog log = new DecisionLog();

    @Test
    void decisionsOfTheSevenDaysUpToTheOnsetAreNamed() {
        put("on the onset", ONSET);
        put("seven days", ONSET.minus(Duration.ofDays(7)));
        put("too old", ONSET.minus(Duration.ofDays(7)).minusMillis(1));
        put("after", ONSET.plusMillis(1));
        assertThat(ids(Asset.USERS)).containsExactly("on the onset", "seven days");
    }

    @Test
    void ownAssetComesFirstThenEverybodyThenTheOthers() {
        put("staff", ONSET, Asset.STAFF);
        put("all", ONSET.minusSeconds(60));
        put("users", ONSET.minusSeconds(120), Asset.USERS);
        assertThat(ids(Asset.USERS)).containsExactly("users", "all", "staff");
        assertThat(ids(Asset.STAFF)).containsExactly("staff", "all", "users");
    }

    @Test
    void secondDeliveryReplacesTheFirst() {
        put("a", ONSET);
        put("a", ONSET.minusSeconds(5));
        assertThat(log.before(Asset.USERS, ONSET))
                .singleElement()
                .extracting(Decision::effectiveAt)
                .isEqualTo(ONSET.minusSeconds(5));
    }

    @Test
    void longPastDecisionsAreForgotten() {
        put("a", ONSET);
        log.forgetBefore(ONSET.plus(Duration.ofDays(485)));
        assertThat(ids(Asset.USERS)).containsExactly("a");
        log.forgetBefore(ONSET.plus(Duration.ofDays(487)));
        assertThat(ids(Asset.USERS)).isEmpty();
    }

    @Test
    void chanceOfPrecedenceAsksSinceTheAssetWasFirstHeard() {
        put("of no concern to users", ONSET.minus(Duration.ofDays(14)), Asset.STAFF);
        assertThat(log.chanceOfPrecedence(ONSET)).hasValue(.25);
        log.heard(ONSET.minus(Duration.ofDays(70)));
        log.heard(ONSET.minus(Duration.ofDays(5)));
        assertThat(log.chanceOfPrecedence(ONSET)).hasValue(.1);
    }

    @Test
    void snapshotKeepsThem() {
        log.heard(ONSET.minus(Duration.ofDays(70)));
        put("a", ONSET, Asset.USERS, Asset.STAFF);
        StateWriter state = new StateWriter();
        log.writeTo(state);
        List<Decision> before = log.before(Asset.USERS, ONSET);
        log = DecisionLog.restore(new StateReader(state.toByteArray()));
        assertThat(log.before(Asset.USERS, ONSET)).isEqualTo(before).hasSize(1);
        assertThat(log.chanceOfPrecedence(ONSET.plus(Duration.ofDays(7)))).hasValue(7 / 77.0);
    }

    private void put(String id, Instant at, Asset... assets) {
        log.put(new Decision(id, at, "title", "pricing", "", "ceo", List.of(assets), null));
    }

    private List<String> ids(Asset asset) {
        return log.before(asset, ONSET).stream().map(Decision::id).toList();
    }
}
