package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionReview;
import io.bellwether.decision.Reversal;
import io.bellwether.html.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a digest tells of the decisions of its week. */
final class DecisionItems {

    private final Retrospective past;
    private final Week week;
    private final DecisionReview review;

    DecisionItems(Retrospective past, Week week) {
        this.past = past;
        this.week = week;
        review = past.review();
    }

    /** Each decision, with what it takes back. */
    List<Digest.Item> decisions() {
        Map<String, Reversal> reversals = new HashMap<>();
        week.reversals(review).forEach(each -> reversals.put(each.later().id(), each));
        List<Digest.Item> items = new ArrayList<>();
        for (Decision decision : week.decisions(past)) {
            Reversal reversal = reversals.get(decision.id());
            String reversed =
                    reversal == null
                            ? ""
                            : ", which takes back that of "
                                    + Words.moment(reversal.earlier().effectiveAt());
            items.add(
                    Digest.item(
                            Words.moment(decision.effectiveAt()),
                            decision.title() + reversed,
                            List.of()));
        }
        return items;
    }

    List<Digest.Item> notices() {
        return week.notices(review).stream()
                .map(
                        notice ->
                                Digest.item(
                                        Words.moment(notice.at()),
                                        ReversalSection.text(notice),
                                        List.of()))
                .toList();
    }
}
