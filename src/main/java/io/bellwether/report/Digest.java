package io.bellwether.report;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Slice;
import io.bellwether.html.Stretch;
import io.bellwether.html.VerdictWords;
import io.bellwether.html.Words;
import io.bellwether.retrospect.Divergence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One week of a past in a few lines: what changed, what did not, alerts, decisions, verdicts, data
 * gaps. Nothing is markup yet. A week without change has at most three items.
 *
 * @param title which week
 * @param sections those that have anything to say
 * @param rest what there was nothing of, in one sentence; may be empty
 */
public record Digest(String title, List<Section> sections, String rest) {

    private static final int QUOTES = 2;

    public Digest {
        sections = List.copyOf(sections);
    }

    /** A heading with its items; there is at least one. */
    record Section(String heading, List<Item> items) {
        Section {
            items = List.copyOf(items);
        }
    }

    /**
     * One line, and what people said to it.
     *
     * @param subject what it is about; empty for none
     * @param text plain text, which may hold words of strangers
     */
    record Item(String subject, String text, List<String> quotes) {
        Item {
            quotes = List.copyOf(quotes);
        }
    }

    /** The digest of {@code week}; what {@code past} tells of other weeks is not in it. */
    public static Digest of(Retrospective past, Week week) {
        List<Section> sections = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        add("Changed", conditions(past, week, true), "no change", sections, missing);
        add("Unchanged", conditions(past, week, false), "", sections, missing);
        add("Alerts", alerts(past, week), "no alert record", sections, missing);
        DecisionItems decisions = new DecisionItems(past, week);
        add("Decisions", decisions.decisions(), "no decision", sections, missing);
        add("Notices", decisions.notices(), "", sections, missing);
        add("Verdicts", verdicts(past, week), "", sections, missing);
        add("Campaigns", campaigns(past, week), "", sections, missing);
        add("Data gaps", gaps(past, week), "no data gap", sections, missing);
        String title = "Week " + week.name() + ", " + Words.days(week.stretch());
        return new Digest(title, sections, sentence(missing));
    }

    private static void add(
            String heading,
            List<Item> items,
            String none,
            List<Section> sections,
            List<String> missing) {
        if (!items.isEmpty()) {
            sections.add(new Section(heading, items));
        } else if (!none.isEmpty()) {
            missing.add(none);
        }
    }

    private static String sentence(List<String> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        String all = String.join(", ", missing);
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + ".";
    }

    private static List<Item> conditions(Retrospective past, Week week, boolean ofChanged) {
        return past.assets().stream()
                .filter(asset -> week.hasChanged(asset) == ofChanged)
                .map(asset -> item(Words.name(asset.asset()), condition(asset, week), List.of()))
                .toList();
    }

    static Item item(String subject, String text, List<String> quotes) {
        return new Item(subject, text, quotes);
    }

    private static String condition(AssetStory asset, Week week) {
        String before = week.phaseBefore(asset).map(Phase::label).orElse("not heard yet");
        String after = week.phaseAfter(asset).map(Phase::label).orElse("not heard yet");
        String phase = before.equals(after) ? after : before + ", then " + after;
        String open =
                week.openAlert(asset)
                        .map(
                                alert ->
                                        " (an alert is open since "
                                                + Words.day(alert.raisedAt())
                                                + ")")
                        .orElse("");
        return phase
                + open
                + "; "
                + week.level(asset).map(Digest::level).orElse("nobody was heard");
    }

    private static String level(Slice slice) {
        String band =
                slice.hasBand()
                        ? ", "
                                + slice.place()
                                + " of "
                                + Words.number(slice.expected())
                                + " ± "
                                + Words.number(slice.halfWidth())
                        : "";
        return "level "
                + Words.number(slice.level())
                + band
                + ", "
                + Words.count(slice.votes())
                + (slice.votes() == 1 ? " vote" : " votes");
    }

    private static List<Item> alerts(Retrospective past, Week week) {
        Divergence divergence = past.divergence();
        List<Item> items = new ArrayList<>();
        for (AssetStory asset : past.assets()) {
            for (AlertStory story : AlertStory.of(week.alerts(asset))) {
                String text = alert(story) + masked(story.worst(), divergence);
                items.add(item(Words.name(asset.asset()), text, quotes(story)));
            }
        }
        return items;
    }

    /** What happened to it in the week, told by the last record of the week. */
    private static String alert(AlertStory story) {
        PublicAlert first = story.records().getFirst();
        PublicAlert last = story.last();
        List<String> events = new ArrayList<>();
        if (first.seq() == 1) {
            events.add("raised " + Words.minute(first.raisedAt()));
        }
        if (story.records().stream().anyMatch(each -> each.state().equals("updated"))) {
            events.add("updated");
        }
        if (last.isResolved()) {
            events.add("resolved " + Words.minute(last.at()));
        }
        return last.severity()
                + ", "
                + String.join(", ", events)
                + "; since about "
                + Words.minute(last.onset())
                + ", by "
                + Words.shown(last.size());
    }

    /** Who else looked well; of an alert that is over that says nothing. */
    private static String masked(PublicAlert worst, Divergence divergence) {
        List<Asset> well = divergence.maskedBy(worst.asset(), worst.at());
        return well.isEmpty() || worst.isResolved()
                ? ""
                : ", while " + Words.both(well) + " looked well";
    }

    private static List<String> quotes(AlertStory story) {
        return story.records().stream()
                .map(PublicAlert::quotes)
                .filter(quotes -> !quotes.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(PublicAlert.Quote::text)
                .flatMap(Stream::ofNullable)
                .limit(QUOTES)
                .toList();
    }

    private static List<Item> verdicts(Retrospective past, Week week) {
        return week.verdicts(past).stream()
                .map(
                        verdict ->
                                item(
                                        Words.name(verdict.hypothesis().asset()),
                                        VerdictWords.line(verdict),
                                        List.of()))
                .toList();
    }

    private static List<Item> campaigns(Retrospective past, Week week) {
        List<Item> items = new ArrayList<>();
        for (AssetStory asset : past.assets()) {
            List<Stretch> hours = week.campaigns(asset);
            if (!hours.isEmpty()) {
                String text =
                        "copies of texts would have raised an alert, had each counted; first in the"
                                + " hour of "
                                + Words.minute(hours.getFirst().from())
                                + (hours.size() > 1 ? ", " + hours.size() + " times" : "");
                items.add(item(Words.name(asset.asset()), text, List.of()));
            }
        }
        return items;
    }

    private static List<Item> gaps(Retrospective past, Week week) {
        List<Item> items = new ArrayList<>();
        for (AssetStory asset : past.assets()) {
            for (Stretch gap : week.gaps(asset, past.stretch().to())) {
                String text =
                        "silent from " + Words.minute(gap.from()) + " to " + Words.minute(gap.to());
                items.add(item(Words.name(asset.asset()), text, List.of()));
            }
        }
        return items;
    }
}
