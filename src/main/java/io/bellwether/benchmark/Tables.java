package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the report. */
final class Tables {

    private static final String DETECTOR = "detector";

    private Tables() {}

    /** False alarms: a row for each detector, a column for each scenario. */
    static Table rates(List<Rates> rates) {
        Table table = new Table(row(DETECTOR, rates.stream().map(Rates::scenario)));
        for (int i : indices(rates.getFirst().counts())) {
            table.add(
                    row(
                            rates.getFirst().counts().get(i).name(),
                            rates.stream().map(each -> Texts.rate(each.counts().get(i)))));
        }
        return table;
    }

    /** Delays: a row for each detector, a column for each size. */
    static Table delays(List<Waits> waits) {
        Table table = new Table(row(DETECTOR, waits.stream().map(Tables::drop)));
        for (int i : indices(waits.getFirst().summaries())) {
            table.add(
                    row(
                            waits.getFirst().summaries().get(i).name(),
                            waits.stream().map(each -> Texts.delay(each.summaries().get(i)))));
        }
        return table;
    }

    /** False alarms: a row for each volume and wander, a column for each detector. */
    static Table quietRates(List<Rates> rates) {
        Stream<String> names = rates.getFirst().counts().stream().map(FalseAlarms.Count::name);
        Table table = new Table(row("votes", Stream.concat(names, Stream.of("ours open"))));
        for (Rates each : rates) {
            Stream<String> open = Stream.of(Texts.percent(each.counts().getFirst().shareOpen()));
            Stream<String> cells = each.counts().stream().map(Texts::rate);
            table.add(row(each.scenario(), Stream.concat(cells, open)));
        }
        return table;
    }

    /** Days with an open alert, ours only: a row for each scenario. */
    static Table open(List<Rates> rates) {
        Table table = new Table(List.of("scenario", "ours open", "re-opened"));
        for (Rates each : rates) {
            FalseAlarms.Count ours = each.counts().getFirst();
            String reopened = Long.toString(ours.repeated());
            table.add(List.of(each.scenario(), Texts.percent(ours.shareOpen()), reopened));
        }
        return table;
    }

    /** Our delays: a row for each volume, a column for each size. */
    static Table quietDelays(List<Waits> waits) {
        int sizes = (int) waits.stream().map(Waits::size).distinct().count();
        Table table = new Table(row("votes", waits.stream().limit(sizes).map(Tables::drop)));
        for (int i = 0; i < waits.size(); i += sizes) {
            Stream<Waits> ofVolume = waits.subList(i, i + sizes).stream();
            table.add(
                    row(
                            waits.get(i).world(),
                            ofVolume.map(each -> Texts.days(each.summaries().getFirst()))));
        }
        return table;
    }

    /** Delays: a row for each detector, a column for each volume and size. */
    static Table slowDelays(List<Waits> waits) {
        Table table =
                new Table(
                        row(
                                DETECTOR,
                                waits.stream().map(each -> each.world() + ", " + drop(each))));
        for (int i : indices(waits.getFirst().summaries())) {
            table.add(
                    row(
                            waits.getFirst().summaries().get(i).name(),
                            waits.stream().map(each -> Texts.meanDays(each.summaries().get(i)))));
        }
        return table;
    }

    /** Parameters: a row for each detector in each world. */
    static Table tuned(List<Tuning> tunings) {
        Table table = new Table(List.of("world", DETECTOR, "parameter"));
        for (Tuning tuning : tunings) {
            for (Calibration.Tuned each : tuning.tuned()) {
                String parameter = String.format(Locale.ROOT, "%.4g", each.parameter());
                table.add(List.of(tuning.world(), each.kind().name(), parameter));
            }
        }
        return table;
    }

    /** Bytes: a row for each volume. */
    static Table stateSizes(List<StateSize> sizes) {
        Table table = new Table(List.of("votes", "bytes"));
        sizes.forEach(each -> table.add(List.of(each.votes(), Integer.toString(each.bytes()))));
        return table;
    }

    private static String drop(Waits waits) {
        return "drop of " + Texts.plain(waits.size());
    }

    private static List<String> row(String first, Stream<String> others) {
        List<String> row = new ArrayList<>();
        row.add(first);
        others.forEach(row::add);
        return row;
    }

    private static Iterable<Integer> indices(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }
}
