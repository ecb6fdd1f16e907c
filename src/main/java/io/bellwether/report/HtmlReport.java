package io.bellwether.report;

import io.bellwether.html.CoursePanel;
import io.bellwether.html.Html;
import io.bellwether.html.Stretch;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.util.List;
import java.util.Map;

/**
 * A finished past as one HTML file: works without a network, without a script, with the keyboard,
 * on paper and in the dark. The same past gives the same bytes.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The file's content. */
    public static String of(Retrospective past) {
        Html body = new Html();
        body.open("header").leaf("h1", past.title());
        body.leaf("p", subtitle(past)).close("header");
        new SummarySection(past, body).write();
        if (!past.assets().isEmpty()) {
            writePictures(past, body);
            new AlertSection(past, body).write();
        }
        new DecisionSection(past, body).write();
        if (!past.decisions().isEmpty()) {
            new ReversalSection(past, body).write();
        }
        if (!past.decisions().isEmpty() && !past.assets().isEmpty()) {
            new EffectSection(past, body).write();
        }
        new VerdictSection(past, body).write();
        if (!past.assets().isEmpty()) {
            new LevelSection(past, body).write();
        }
        writeRejected(past, body);
        writeGuide(body);
        Html foot = new Html().leaf("p", "Written by " + past.generator() + ".");
        return Page.of(past.title(), body, foot);
    }

    private static String subtitle(Retrospective past) {
        return past.assets().isEmpty()
                ? "No feedback was read."
                : Words.days(past.stretch()) + ". All times are UTC.";
    }

    private static void writePictures(Retrospective past, Html html) {
        html.open("section", "aria-labelledby", "course").leaf("h2", "The course", "id", "course");
        writePicture(past, past.stretch(), "The whole time", html);
        writeLegend(html);
        List<Stretch> parts = CloseUps.of(past);
        if (!parts.isEmpty()) {
            html.leaf("h3", "Around the alerts");
            String note = "The weeks around the onset of each alert, larger.";
            html.leaf("p", note, "class", "note");
        }
        for (Stretch part : parts) {
            html.leaf("h4", Words.days(part));
            writePicture(past, part, "From " + Words.days(part), html);
        }
        html.close("section");
    }

    private static void writePicture(Retrospective past, Stretch shown, String name, Html html) {
        String title = name + ": the level of each asset";
        html.open("figure", "class", "course")
                .frame(title, new Picture(past, shown).svg(title))
                .close("figure");
    }

    private static void writeLegend(Html html) {
        html.leaf("p", CoursePanel.LEGEND, "class", "note");
    }

    private static void writeRejected(Retrospective past, Html html) {
        if (past.rejected().isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "rejected");
        html.leaf("h2", "What could not be read", "id", "rejected");
        Table table = new Table(html, "Records that could not be read", "narrow");
        table.head("Reason", "Records");
        for (Map.Entry<String, Long> each : past.rejected().entrySet()) {
            html.open("tr").leaf("th", each.getKey(), "scope", "row");
            table.numbers(Words.count(each.getValue()));
            html.close("tr");
        }
        table.end();
        html.close("section");
    }

    private static void writeGuide(Html html) {
        html.open("section", "aria-labelledby", "guide");
        html.leaf("h2", "How to read this", "id", "guide").open("dl");
        writeTerm(
                "Level",
                "the mean of what was said, from 0 (all of it bad) to 1 (all good).",
                html);
        writeTerm(
                "Vote",
                "one person's first word within half a day; copies and repetitions are none.",
                html);
        writeTerm(
                "Band",
                "where the level of a quiet time would lie 95 times in 100, by what was learned"
                        + " before. Single points outside of it are to be expected.",
                html);
        writeTerm(
                "Alert",
                "what was said fell further and for longer than chance allows. A figure is withheld"
                        + " where too few of the staff spoke.",
                html);
        writeTerm(
                "Preceded by",
                "came before. Nothing here says that one thing caused another.",
                html);
        writeTerm(
                "Masked by",
                "these assets looked well at that time: in a normal condition and not below their"
                        + " band. A mean over all could have hidden the alert.",
                html);
        writeTerm(
                "Within chance",
                "the interval of the difference holds 0. It may be looked at every day and misses"
                        + " once in twenty at most, while levels do not wander.",
                html);
        writeTerm(
                "Usual on other dates",
                "the same comparison gives as much on other dates of the same past. A difference"
                        + " that is usual needs no decision to explain it.",
                html);
        writeTerm(
                "Seal",
                "a hash of the hypothesis as it was written down. Whoever was given it then can tell"
                        + " that it is the same.",
                html);
        html.close("dl");
        html.leaf(
                "p", "The three assets are never averaged: no number here speaks of two of them.");
        html.close("section");
    }

    private static void writeTerm(String term, String meaning, Html html) {
        html.leaf("dt", term).leaf("dd", meaning).line();
    }
}
