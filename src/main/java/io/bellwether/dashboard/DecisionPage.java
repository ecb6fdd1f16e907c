package io.bellwether.dashboard;

import io.bellwether.decision.Decision;
import io.bellwether.html.Html;
import io.bellwether.html.VerdictWords;
import io.bellwether.html.Words;
import io.bellwether.hypothesis.Verdict;
import java.util.List;

/** What was decided, and what became of claims that were registered beforehand. */
final class DecisionPage {

    private static final int SIZE = 100;
    private static final int MOST_VERDICTS = 200;

    private final Board board;
    private final Query query;
    private final Links links = Links.TOP;

    DecisionPage(Board board, Query query) {
        this.board = board;
        this.query = query;
    }

    Html content() {
        Html html = new Html();
        List<Decision> decisions = board.decisions();
        html.leaf("h1", "Decisions").line();
        html.open("section", "id", "list", "data-live", "", "aria-labelledby", "decided");
        html.leaf("h2", "What was decided", "id", "decided");
        Pager<Decision> pager = Pager.of(decisions, part(decisions.size()), SIZE);
        DecisionTable table = new DecisionTable(decisions, links);
        table.write("Decisions, those that took effect last first", pager.shown(), html);
        pager.write(part -> links.decisions("?page=" + part), html);
        html.close("section");
        writeVerdicts(html);
        return html;
    }

    /** The one asked for, or the one that holds the decision of the number asked for. */
    private String part(int count) {
        try {
            int number = Integer.parseInt(query.get("of"));
            return String.valueOf((count - Math.clamp(number, 1, Math.max(1, count))) / SIZE + 1);
        } catch (NumberFormatException e) {
            return query.get("page");
        }
    }

    private void writeVerdicts(Html html) {
        html.open("section", "id", "verdicts", "data-live", "", "aria-labelledby", "hypotheses");
        html.leaf("h2", "Hypotheses", "id", "hypotheses");
        List<Verdict> verdicts = board.verdicts().stream().limit(MOST_VERDICTS).toList();
        if (verdicts.isEmpty()) {
            html.leaf("p", "No hypothesis has come due.").close("section");
            return;
        }
        String note =
                "What was claimed beforehand and came due, the latest first. Supported is not caused.";
        html.leaf("p", note, "class", "note").open("ul");
        for (Verdict verdict : verdicts) {
            html.open("li").leaf("strong", Words.name(verdict.hypothesis().asset()));
            html.text(", " + Words.day(verdict.at()) + ": ").foreign(VerdictWords.line(verdict));
            html.close("li");
        }
        html.close("ul").close("section");
    }
}
