package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Votes;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.VoteRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The votes that an asset's past holds, as a monitor counts them.
 *
 * @param votes in the order of event time
 * @param records records read, votes or not
 * @param notScored those of them whose text has no score; their stars may be votes all the same
 * @param people who cast them
 */
record VoteSeries(Asset asset, List<Vote> votes, long records, long notScored, People people) {

    private static final double HOURS_A_WEEK = 168;

    VoteSeries {
        votes = List.copyOf(votes);
    }

    /**
     * The votes among {@code feedback}.
     *
     * @param feedback of {@code asset}, in the order of event time
     */
    static VoteSeries of(Asset asset, List<ScoredFeedback> feedback, MonitorSettings settings) {
        VoteRule rule = new VoteRule(settings.authorWindow());
        List<Vote> votes = new ArrayList<>();
        People people = new People();
        long notScored = 0;
        for (ScoredFeedback each : feedback) {
            boolean isOnePerPerson = settings.isOnePerPerson(each.source());
            notScored += each.score() instanceof Score.NotScored ? 1 : 0;
            Optional<Vote> vote = Votes.of(each, rule.read(each, isOnePerPerson));
            if (vote.isPresent()) {
                votes.add(vote.get());
                people.add(each, vote.get(), isOnePerPerson);
            }
        }
        return new VoteSeries(asset, votes, feedback.size(), notScored, people);
    }

    Instant first() {
        return votes.getFirst().eventTime();
    }

    Instant last() {
        return votes.getLast().eventTime();
    }

    /** Votes in the median of the weeks that begin with the first vote; all where there is none. */
    double medianWeek() {
        int weeks = votes.isEmpty() ? 0 : (int) (Hours.between(first(), last()) / HOURS_A_WEEK);
        if (weeks == 0) {
            return votes.size();
        }
        int[] counts = new int[weeks + 1];
        for (Vote vote : votes) {
            counts[(int) (Hours.between(first(), vote.eventTime()) / HOURS_A_WEEK)]++;
        }
        int[] whole = Arrays.copyOf(counts, weeks);
        Arrays.sort(whole);
        return (whole[(weeks - 1) / 2] + whole[weeks / 2]) / 2.0;
    }
}
