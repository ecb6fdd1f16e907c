package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.html.Html;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import io.bellwether.retrospect.DecisionEffect;
import java.util.ArrayList;
import java.util.List;

/** How the level of each asset differs after each decision from before. */
final class EffectSection {

    private final Retrospective past;
    private final Html html;
    private final DecisionLinks links;

    EffectSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
        links = new DecisionLinks(past, html);
    }

    void write() {
        html.open("section", "aria-labelledby", "effects");
        html.leaf("h2", "What a decision did", "id", "effects");
        html.leaf(
                "p",
                "The level of up to 28 days after each decision, less that of up to 28 days before."
                        + " It is a difference in time and not a cause: whatever else happened in"
                        + " these weeks, other decisions among it, is in it as well. Of many decisions"
                        + " some are beyond chance by chance alone, and decisions of the same weeks"
                        + " share their difference. What is usual on other dates is what this asset"
                        + " does anyway.");
        past.assets().forEach(this::writeAsset);
        html.close("section");
    }

    private void writeAsset(AssetStory asset) {
        List<DecisionEffect> effects = past.effects(asset);
        html.leaf("h3", Words.name(asset.asset()));
        if (effects.isEmpty()) {
            html.leaf("p", "No decision touches them.");
            return;
        }
        List<DecisionEffect.Measured> measured = new ArrayList<>();
        for (DecisionEffect effect : effects) {
            if (effect instanceof DecisionEffect.Measured enough) {
                measured.add(enough);
            }
        }
        writeSummary(effects.size(), measured);
        if (!measured.isEmpty()) {
            writePicture(asset, measured);
        }
        html.open("details", "class", "levels");
        html.leaf("summary", Words.name(asset.asset()) + ": all of it as a table");
        writeTable(asset, effects);
        html.close("details");
    }

    private void writeSummary(int decisions, List<DecisionEffect.Measured> measured) {
        html.open("p").text(decisions == 1 ? "1 decision, " : decisions + " decisions, ");
        html.text(noneOr(measured.size()) + " with enough days with votes on both sides");
        if (!measured.isEmpty()) {
            writeBeyond(measured.stream().filter(DecisionEffect.Measured::isBeyondChance).toList());
        }
        html.text(".").close("p");
    }

    private void writeBeyond(List<DecisionEffect.Measured> beyond) {
        html.text("; " + noneOr(beyond.size()) + " beyond chance");
        if (beyond.stream().allMatch(effect -> effect.placebo().isEmpty())) {
            html.text(beyond.isEmpty() ? "" : ", with too few other dates to compare with");
            return;
        }
        List<String> unusual =
                beyond.stream()
                        .filter(DecisionEffect.Measured::isBeyondPlacebo)
                        .map(effect -> effect.decision().id())
                        .toList();
        html.text(", " + noneOr(unusual.size()) + " of them unusual");
        html.text(unusual.isEmpty() ? "" : ": ");
        links.write(unusual);
    }

    private static String noneOr(int count) {
        return count == 0 ? "none" : String.valueOf(count);
    }

    private void writePicture(AssetStory asset, List<DecisionEffect.Measured> measured) {
        String title =
                Words.name(asset.asset())
                        + ": difference of the level after each decision, as in the table below";
        html.open("figure", "class", "course")
                .frame(title, new EffectPicture(past.numbers(), measured).svg(title));
        html.leaf(
                "figcaption",
                "Dot: difference, hollow within chance, filled beyond it, a diamond if also unusual."
                        + " Line: 95 % interval. Band: the middle 95 % of other dates.");
        html.close("figure");
    }

    private void writeTable(AssetStory asset, List<DecisionEffect> effects) {
        String caption =
                Words.name(asset.asset())
                        + ": level before and after each decision that touches them";
        Table table = new Table(html, caption, "wide effects");
        table.head(
                "No.",
                "In effect",
                "Decision",
                "Days",
                "Before",
                "After",
                "Difference",
                "95 % interval",
                "On other dates",
                "Reading");
        for (DecisionEffect effect : effects) {
            Decision decision = effect.decision();
            html.open("tr").open("th", "scope", "row");
            links.write(decision.id());
            html.close("th");
            table.cells(Words.day(decision.effectiveAt()));
            html.open("td").foreign(decision.title()).close("td");
            table.numbers(effect.daysBefore() + " / " + effect.daysAfter());
            switch (effect) {
                case DecisionEffect.Measured measured -> writeFigures(measured, table);
                case DecisionEffect.TooLittle little -> table.numbers("–", "–", "–", "–", "–");
            }
            html.leaf("td", reading(effect), "class", "reading").close("tr");
        }
        table.end();
    }

    private static void writeFigures(DecisionEffect.Measured effect, Table table) {
        table.numbers(
                Words.number(effect.before()),
                Words.number(effect.after()),
                Words.signed(effect.difference()),
                Words.range(effect.sequence()),
                effect.placebo()
                        .map(placebo -> Words.range(placebo.band()) + " (" + placebo.dates() + ")")
                        .orElse("–"));
    }

    /** What the figures say, in words that claim no cause. */
    static String reading(DecisionEffect effect) {
        return switch (effect) {
            case DecisionEffect.Measured measured -> reading(measured);
            case DecisionEffect.TooLittle little -> reading(little);
        };
    }

    private static String reading(DecisionEffect.Measured effect) {
        if (!effect.isBeyondChance()) {
            return "within chance";
        }
        if (effect.placebo().isEmpty()) {
            return "beyond chance; too few other dates";
        }
        return effect.isBeyondPlacebo()
                ? "beyond chance and unusual"
                : "beyond chance, but usual on other dates";
    }

    private static String reading(DecisionEffect.TooLittle effect) {
        int needed = effect.reason().daysNeeded();
        return switch (effect.reason()) {
            case FEW_DAYS_BEFORE -> "too few days before: " + needed + " are needed";
            case FEW_DAYS_AFTER -> "too few days after: " + needed + " are needed";
        };
    }
}
