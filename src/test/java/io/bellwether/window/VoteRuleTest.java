package io.bellwether.window;

import static io.bellwether.window.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteRuleTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EPOCH = Instant.EPOCH;

    private VoteRule rule = new VoteRule(Duration.ofHours(12));

    @Test
    void secondRecordOfAnIdWithinADayIsADuplicate() {
        assertThat(read(vote("a").by(null).at(NOON))).isEqualTo(Reading.NAMELESS_VOTE);
        assertThat(read(vote("a").by(null).at(NOON.plus(Duration.ofHours(23)))))
                .isEqualTo(Reading.DUPLICATE);
        assertThat(read(vote("a").by(null).at(NOON.plus(Duration.ofHours(24)))))
                .isEqualTo(Reading.NAMELESS_VOTE);
    }

    @Test
    void authorVotesOnceInTwelveHoursHoweverOftenHeWrites() {
        assertThat(read(vote("a").by("ann").at(NOON))).isEqualTo(Reading.FIRST_VOTE);
        assertThat(read(vote("b").by("ann").at(NOON.plus(Duration.ofHours(11)))))
                .isEqualTo(Reading.SAME_AUTHOR);
        assertThat(read(vote("c").by("ann").at(NOON.plus(Duration.ofHours(12)))))
                .isEqualTo(Reading.VOTE);
    }

    @Test
    void everyRecordWithoutAuthorIsAVote() {
        assertThat(read(vote("a").by(null))).isEqualTo(Reading.NAMELESS_VOTE);
        assertThat(read(vote("b").by(null))).isEqualTo(Reading.NAMELESS_VOTE);
    }

    @Test
    void authorIsNewAgainAfterTwoWeeksWithoutAVote() {
        assertThat(read(vote("a").by("ann").at(NOON))).isEqualTo(Reading.FIRST_VOTE);
        Instant later = NOON.plus(Duration.ofDays(13));
        assertThat(read(vote("b").by("ann").at(later))).isEqualTo(Reading.VOTE);
        assertThat(read(vote("c").by("ann").at(later.plus(Duration.ofDays(14)))))
                .isEqualTo(Reading.FIRST_VOTE);
    }

    @Test
    void copyOfALongTextCountsOnceWhoeverSendsIt() {
        assertThat(read(vote("a").by("ann").saying(42))).isEqualTo(Reading.FIRST_VOTE);
        assertThat(read(vote("b").by("bob").saying(42))).isEqualTo(Reading.COPY);
        assertThat(read(vote("c").by("cy").saying(0))).isEqualTo(Reading.FIRST_VOTE);
        assertThat(read(vote("d").by("di").saying(0))).isEqualTo(Reading.FIRST_VOTE);
    }

    @Test
    void textWithoutScoreLeavesItsAuthorTheVote() {
        assertThat(read(vote("a").by("ann").notScored())).isEqualTo(Reading.SILENT);
        assertThat(read(vote("b").by("ann"))).isEqualTo(Reading.FIRST_VOTE);
    }

    @Test
    void starsWithoutScoredTextAreAVoteUnderTheRulesOfEveryVote() {
        assertThat(read(vote("a").by("ann").notScored().stars(2).saying(42)))
                .isEqualTo(Reading.FIRST_VOTE);
        assertThat(read(vote("b").by("ann"))).isEqualTo(Reading.SAME_AUTHOR);
        assertThat(read(vote("c").by("bob").notScored().stars(1).saying(42)))
                .isEqualTo(Reading.COPY);
        assertThat(read(vote("a").by("cy").notScored().stars(1))).isEqualTo(Reading.DUPLICATE);
    }

    @Test
    void whoGaveStarsOnlyDoesNotCountTowardsAFloorOfTexts() {
        rule.read(vote("a").by("ann").at(NOON).build(), false);
        rule.read(vote("b").by("bob").notScored().stars(1).at(NOON).build(), false);
        rule.read(vote("c").by(null).notScored().stars(1).at(NOON).build(), true);
        rule.read(vote("d").by(null).at(NOON).build(), true);
        assertThat(rule.floorAuthors(EPOCH, NOON)).isEqualTo(4);
        assertThat(rule.floorAuthorsOfText(EPOCH, NOON)).isEqualTo(2);
        StateWriter state = new StateWriter();
        rule.writeTo(state, NOON);
        rule = VoteRule.restore(Duration.ofHours(12), new StateReader(state.toByteArray()));
        assertThat(rule.floorAuthorsOfText(EPOCH, NOON)).isEqualTo(2);
    }

    @Test
    void whoWroteOnlyDoesNotCountTowardsAFloorOfStars() {
        rule.read(vote("a").by("ann").at(NOON).build(), false);
        rule.read(vote("b").by("bob").stars(1).at(NOON).build(), false);
        rule.read(vote("c").by("cy").notScored().stars(1).at(NOON).build(), false);
        rule.read(vote("d").by(null).at(NOON).build(), true);
        rule.read(vote("e").by(null).stars(5).at(NOON).build(), true);
        rule.read(vote("f").by(null).stars(5).at(NOON).build(), false);
        assertThat(rule.floorAuthors(EPOCH, NOON)).isEqualTo(5);
        assertThat(rule.floorAuthorsOfStars(EPOCH, NOON)).isEqualTo(3);
        StateWriter state = new StateWriter();
        rule.writeTo(state, NOON);
        rule = VoteRule.restore(Duration.ofHours(12), new StateReader(state.toByteArray()));
        assertThat(rule.floorAuthorsOfStars(EPOCH, NOON)).isEqualTo(3);
    }

    @Test
    void whoGivesStarsAgainAndAgainIsOnePersonOfAFloor() {
        for (int day = 0; day < 10; day++) {
            Instant at = NOON.plus(Duration.ofDays(day));
            read(vote("a" + day).by("ann").stars(1).at(at));
            read(vote("b" + day).by("bob").stars(1).at(at.plusSeconds(1)));
        }
        Instant end = NOON.plus(Duration.ofDays(10));
        assertThat(rule.floorAuthorsOfStars(EPOCH, end)).isEqualTo(2);
    }

    @Test
    void onlyDeclaredSourcesCountTheirNamelessTowardsTheFloor() {
        rule.read(vote("a").by(null).at(NOON).build(), false);
        rule.read(vote("b").by(null).at(NOON).build(), true);
        rule.read(vote("c").by("ann").at(NOON).build(), false);
        assertThat(rule.authors(EPOCH, NOON)).isEqualTo(3);
        assertThat(rule.floorAuthors(EPOCH, NOON)).isEqualTo(2);
    }

    @Test
    void authorsAreCountedFromTheOnsetAndTwoWeeksBackAtMost() {
        read(vote("a").by("ann").at(NOON));
        read(vote("b").by("bob").at(NOON.plus(Duration.ofDays(10))));
        Instant now = NOON.plus(Duration.ofDays(15));
        assertThat(rule.authors(EPOCH, NOON.plus(Duration.ofDays(10)))).isEqualTo(2);
        assertThat(rule.authors(EPOCH, now)).isEqualTo(1);
        assertThat(rule.authors(now, now)).isEqualTo(0);
    }

    /** Those a snapshot has dropped already come back in no other way either. */
    @Test
    void whoWasNotHeardForTwoWeeksIsForgottenAlikeWithAndWithoutASnapshot() {
        Instant later = NOON.plus(Duration.ofDays(14)).plusSeconds(1);
        List<byte[]> ends = new ArrayList<>();
        for (boolean isSaved : List.of(false, true)) {
            rule = new VoteRule(Duration.ofHours(12));
            read(vote("a").by("ann").at(NOON));
            read(vote("b").by("bob").at(later));
            if (isSaved) {
                bytes(later);
            }
            rule.forgetAuthors(mark -> true, later);
            ends.add(bytes(later));
        }
        assertThat(ends.getLast()).isEqualTo(ends.getFirst());
        assertThat(rule.authors(EPOCH, later)).isEqualTo(1);
    }

    private byte[] bytes(Instant now) {
        StateWriter state = new StateWriter();
        rule.writeTo(state, now);
        return state.toByteArray();
    }

    @Test
    void snapshotRemembersIdsAuthorsAndCopies() {
        read(vote("a").by("ann").saying(42).at(NOON));
        read(vote("n").by(null).at(NOON));
        StateWriter state = new StateWriter();
        rule.writeTo(state, NOON);
        rule = VoteRule.restore(Duration.ofHours(12), new StateReader(state.toByteArray()));
        assertThat(read(vote("a").by("bob").at(NOON))).isEqualTo(Reading.DUPLICATE);
        assertThat(read(vote("b").by("ann").at(NOON))).isEqualTo(Reading.SAME_AUTHOR);
        assertThat(read(vote("c").by("cy").saying(42).at(NOON))).isEqualTo(Reading.COPY);
        assertThat(rule.authors(EPOCH, NOON)).isEqualTo(2);
    }

    private Reading read(Votes vote) {
        return rule.read(vote.build(), false);
    }
}
