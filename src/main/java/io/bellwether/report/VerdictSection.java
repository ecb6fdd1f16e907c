package io.bellwether.report;

import io.bellwether.html.Html;
import io.bellwether.html.Stretch;
import io.bellwether.html.Table;
import io.bellwether.html.VerdictWords;
import io.bellwether.html.Words;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What had been claimed beforehand, and what became of it. */
final class VerdictSection {

    private final Retrospective past;
    private final Html html;

    VerdictSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
    }

    void write() {
        html.open("section", "aria-labelledby", "hypotheses");
        html.leaf("h2", "Hypotheses", "id", "hypotheses");
        if (past.verdicts().isEmpty()) {
            html.leaf("p", "No hypothesis came due.").close("section");
            return;
        }
        html.leaf(
                "p",
                "What was claimed beforehand, by the end of its second window. Look at the interval"
                        + " before the word; supported is not caused.",
                "class",
                "note");
        Table table =
                new Table(html, "Verdicts, in the order in which they were given", "wide verdicts");
        table.head(
                "Asset",
                "Hypothesis",
                "Verdict",
                "Votes before / after",
                "People before / after",
                "Mean before / after",
                "Effect",
                "95 % interval");
        past.verdicts().forEach(verdict -> writeRow(verdict, table));
        table.end();
        html.close("section");
    }

    private void writeRow(Verdict verdict, Table table) {
        Hypothesis claimed = verdict.hypothesis();
        html.open("tr").leaf("th", Words.name(claimed.asset()), "scope", "row");
        html.open("td").foreign(claimed.title());
        html.open("div", "class", "note").foreign(claim(claimed)).close("div");
        html.open("div", "class", "note").text("Seal ").leaf("code", verdict.seal()).close("div");
        html.close("td").open("td", "class", "reading");
        html.leaf("strong", verdict.answer().label());
        html.leaf("div", remarks(verdict), "class", "note").close("td");
        Verdict.Side before = verdict.before();
        Verdict.Side after = verdict.after();
        table.numbers(
                VerdictWords.counts(Verdict.Side::votes, verdict),
                VerdictWords.counts(Verdict.Side::authors, verdict),
                VerdictWords.figure(before.mean(), verdict)
                        + " / "
                        + VerdictWords.figure(after.mean(), verdict),
                VerdictWords.figure(verdict.effect(), verdict),
                VerdictWords.interval(verdict));
        html.close("tr");
    }

    private static String claim(Hypothesis claimed) {
        return VerdictWords.claim(claimed)
                + scope(claimed.scope())
                + ", "
                + Words.days(new Stretch(claimed.after().begin(), claimed.after().end()))
                + " against "
                + Words.days(new Stretch(claimed.before().begin(), claimed.before().end()))
                + (claimed.registeredBy().isEmpty() ? "" : ", by " + claimed.registeredBy());
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case Scope.Whole whole -> "";
            case Scope.OfSource one -> " from " + one.source();
            case Scope.OfSegment one -> " of " + one.key() + " = " + one.value();
        };
    }

    private static String remarks(Verdict verdict) {
        List<String> remarks = new ArrayList<>(VerdictWords.marks(verdict));
        remarks.addAll(VerdictWords.reasons(verdict));
        return String.join("; ", remarks);
    }
}
