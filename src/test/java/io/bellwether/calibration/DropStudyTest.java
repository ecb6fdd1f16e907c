package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Vote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropStudyTest {

    @Test
    void everyDropThatBeginsBeforeTheLastVoteIsTried() {
        List<Vote> votes = new ArrayList<>(Moods.texts(1, 60, .1, hour -> .6));
        Instant since = votes.getLast().eventTime().plusSeconds(1);
        votes.add(Vote.ofText(since.plus(Duration.ofDays(1)), .6));
        DropStudy study = study(since, 1, votes);
        assertThat(study.sightings(votes, new Random(1)).getFirst()).hasSize(4);
    }

    /** Days are judged when they end, be there another vote within the horizon or not. */
    @Test
    void alertOfTheLastDayOfVotesStampedWithDaysIsSeen() {
        List<Vote> votes = new ArrayList<>();
        for (Vote vote : Moods.texts(2, 60, 1, hour -> hour < 40 * 24 ? .6 : .2)) {
            Instant day = vote.eventTime().truncatedTo(ChronoUnit.DAYS);
            votes.add(Vote.ofText(day, vote.text().orElseThrow()));
        }
        Instant raisedAt = raisedAt(votes);
        List<Vote> before =
                votes.stream().filter(vote -> vote.eventTime().isBefore(raisedAt)).toList();
        DropStudy study = study(raisedAt.minus(Duration.ofHours(60)), 2, before);
        assertThat(study.sightings(before, new Random(1)).getFirst())
                .filteredOn(Trial.Sighting::isSeen)
                .hasSize(3);
    }

    /** Drops begin in the first half of what is watched, one in each quarter of it. */
    private static DropStudy study(Instant since, int horizonDays, List<Vote> quiet) {
        return new DropStudy(
                DetectorSettings.defaults(),
                new Stretch(since, since.plus(Duration.ofDays(2L * horizonDays))),
                quiet,
                new CalibrationSettings(List.of(), List.of(), 1, horizonDays, 1));
    }

    private static Instant raisedAt(List<Vote> votes) {
        Watch watch = new Watch(DetectorSettings.defaults());
        for (Vote vote : votes) {
            watch.show(vote);
            Instant raisedAt = watch.raisedAt();
            if (raisedAt != null) {
                return raisedAt;
            }
        }
        throw new AssertionError("the crisis was not found");
    }
}
