package io.bellwether.alert;

import static io.bellwether.window.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Votes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Evidence evidence = new Evidence();

    @Test
    void worstSentencesComeFirstAndWordsLast() {
        add(vote("word").saying(0), .01);
        add(vote("bad").saying(1), .1);
        add(vote("fair").saying(2), .4);
        add(vote("worst").saying(3), .05);
        assertThat(ids(NOON)).containsExactly("worst", "bad", "fair", "word");
    }

    @Test
    void authorAndTextAreQuotedOnce() {
        add(vote("a").by("ann").saying(1), .1);
        add(vote("b").by("ann").saying(2), .2);
        add(vote("c").by("bob").saying(1), .3);
        add(vote("d").by(null).saying(4), .4);
        add(vote("e").by(null).saying(5), .5);
        assertThat(ids(NOON)).containsExactly("a", "d", "e");
    }

    @Test
    void nothingFromBeforeTheOnsetIsQuoted() {
        add(vote("before").at(NOON), .01);
        add(vote("after").at(NOON.plusSeconds(60)), .4);
        assertThat(ids(NOON.plusSeconds(30))).containsExactly("after");
    }

    @Test
    void atMostFiveAreQuotedAndTwoWeeksAreKept() {
        for (int i = 0; i < 20; i++) {
            add(vote("v" + i).at(NOON.plusSeconds(i)), .1 + i / 100.0);
        }
        assertThat(ids(NOON)).containsExactly("v0", "v1", "v2", "v3", "v4");
        add(vote("late").at(NOON.plus(Duration.ofDays(15))), .9);
        assertThat(ids(NOON)).containsExactly("late");
    }

    @Test
    void snapshotKeepsTheChoice() {
        add(vote("a").by("ann").saying(1), .1);
        StateWriter state = new StateWriter();
        evidence.writeTo(state);
        List<Quote> before = evidence.since(NOON, quote -> true);
        evidence = Evidence.restore(new StateReader(state.toByteArray()));
        assertThat(evidence.since(NOON, quote -> true)).isEqualTo(before).hasSize(1);
    }

    private void add(Votes vote, double level) {
        evidence.add(vote.build(), level);
    }

    private List<String> ids(Instant onset) {
        return evidence.since(onset, quote -> true).stream().map(Quote::feedbackId).toList();
    }
}
