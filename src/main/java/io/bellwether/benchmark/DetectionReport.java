package io.bellwether.benchmark;

import java.util.List;
import java.util.Locale;

/** The results as Markdown, with what one must know to read them. */
public final class DetectionReport {

    private final DetectionResults results;
    private final StringBuilder text = new StringBuilder();

    private DetectionReport(DetectionResults results) {
        this.results = results;
    }

    /** The whole report. */
    public static String of(DetectionResults results) {
        DetectionReport report = new DetectionReport(results);
        report.appendHead();
        report.appendFalseAlarms();
        report.appendFalseAlarmsOfTuned();
        report.appendDelays();
        report.appendQuiet();
        report.appendAblation();
        report.appendTuned();
        report.appendStateSizes();
        return report.text.toString();
    }

    private void appendHead() {
        Effort effort = results.selection().effort();
        text.append("# Benchmark of the detection\n\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        """
                        Simulated feedback, seed %d: %d years a scenario, %d crises a size. Intervals in brackets hold
                        the true value in 95 %% of all runs.

                        Every detector hears the same votes, one an author in 12 hours: the others are spared most of
                        each brigade, and a difference is the method's. Our threshold comes from theory, one false alarm
                        a year, and is the same everywhere. Each of the others has one parameter, found by trial on other
                        streams. What they raise within 7 days of an alarm that was counted is not counted again, so none
                        of them has more than 53 a year.
                        """,
                        results.selection().seed(),
                        effort.years(),
                        effort.crises()));
    }

    private void appendFalseAlarms() {
        List<DetectionResults.Rates> rates = results.falseAlarms();
        if (rates.isEmpty()) {
            return;
        }
        text.append(
                """

                ## False alarms a year

                30 votes an hour, after 28 days of warm-up. The others at one a year in the ideal world.

                """);
        text.append(Tables.rates(rates));
        text.append(
                """

                Days with one of our alerts open at their end, and how often one was re-opened soon after it was
                cleared.

                """);
        text.append(Tables.open(rates));
    }

    private void appendFalseAlarmsOfTuned() {
        if (!results.falseAlarmsOfTuned().isEmpty()) {
            text.append(
                    """

                    ## False alarms a year, the others tuned to topics

                    The same streams. The others at one a year in the world with season and topics; ours as before.

                    """);
            text.append(Tables.rates(results.falseAlarmsOfTuned()));
        }
    }

    private void appendDelays() {
        for (Scenario scenario : Scenario.ofDelays()) {
            List<DetectionResults.Waits> waits =
                    results.delays().stream()
                            .filter(each -> each.world().equals(scenario.name()))
                            .toList();
            if (!waits.isEmpty()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                """

                                ## Delay in hours: %s

                                Mean, a crisis not seen within its 28 days counting as 28 days; share seen; crises left out
                                because an alert was open when they began. 30 votes an hour; the others at one false alarm a
                                year in this very world.

                                """,
                                scenario.name()));
                text.append(Tables.delays(waits));
            }
        }
    }

    private void appendQuiet() {
        if (results.quietFalseAlarms().isEmpty()) {
            return;
        }
        text.append(
                """

                ## False alarms a year where votes are few or the level wanders

                Ratings of one star or five, after 90 days of warm-up; q is the random walk of the level, per
                root of a day. The others at one a year in the ideal world of 30 votes an hour. The last column
                has the days with one of our alerts open at their end.

                """);
        text.append(Tables.quietRates(results.quietFalseAlarms()));
        text.append(
                """

                ## Days until a crisis of 60 days is seen

                Median of ours, and share seen; q = .003.

                """);
        text.append(Tables.quietDelays(results.quietDelays()));
    }

    private void appendAblation() {
        if (!results.ablationFalseAlarms().isEmpty()) {
            text.append("\n## False alarms a year without one ingredient\n\n");
            text.append(Tables.rates(results.ablationFalseAlarms()));
        }
        if (!results.ablationQuietFalseAlarms().isEmpty()) {
            text.append(
                    "\n## The same where votes are few or the level wanders, by votes; q = .003\n\n");
            text.append(Tables.rates(results.ablationQuietFalseAlarms()));
        }
        if (!results.ablationQuietDelays().isEmpty()) {
            text.append(
                    "\n## Mean days until a crisis of 60 days is seen, without one ingredient; q = .003\n\n");
            text.append(Tables.slowDelays(results.ablationQuietDelays()));
        }
        if (!results.ablationDelays().isEmpty()) {
            text.append("\n## Delay in hours without one ingredient\n\n");
            text.append(Tables.delays(results.ablationDelays()));
        }
    }

    private void appendTuned() {
        if (results.selection().hasPeers()) {
            text.append(
                    """

                    ## Parameters of the others

                    A margin, a bound, or for ADWIN and HDDM one over a probability: the larger, the fewer alarms.

                    """);
            text.append(Tables.tuned(results.tunings()));
        }
    }

    private void appendStateSizes() {
        text.append("\n## State of one asset's detector after 450 days\n\n");
        text.append(Tables.stateSizes(results.stateSizes()));
    }
}
