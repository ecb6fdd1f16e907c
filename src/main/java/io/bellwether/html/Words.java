package io.bellwether.html;

import io.bellwether.feedback.Asset;
import io.bellwether.retrospect.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Times and numbers as a report writes them: in English and UTC, the same on every machine. */
public final class Words {

    private static final DateTimeFormatter DAY = formatter("d MMM yyyy");
    private static final DateTimeFormatter MINUTE = formatter("d MMM yyyy HH:mm");

    private Words() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** Such as {@code 3 Oct 2022}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** Such as {@code 3 Oct 2022 09:30}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /**
     * The day, with the time of day unless it is midnight: many a date is known by the day only.
     */
    public static String moment(Instant at) {
        return Step.DAY.begin(at).equals(at) ? day(at) : minute(at);
    }

    /** Such as {@code 2022-W44}. */
    public static String week(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** First and last day, such as {@code 3 Oct 2022 to 9 Oct 2022}. */
    public static String days(Stretch stretch) {
        Instant last =
                stretch.to().isAfter(stretch.from()) ? stretch.to().minusNanos(1) : stretch.to();
        String from = day(stretch.from());
        return from.equals(day(last)) ? from : from + " to " + day(last);
    }

    /** Such as {@code 5 hours} or {@code 12 days}. */
    public static String length(Duration length) {
        long hours = length.plusMinutes(30).toHours();
        if (hours < 48) {
            return hours == 1 ? "1 hour" : hours + " hours";
        }
        return (hours + 12) / 24 + " days";
    }

    /** Two decimals; a dash for what there is not. */
    public static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "–";
    }

    /** Two decimals with the sign of what is not 0. */
    public static String signed(double value) {
        String text = String.format(Locale.ROOT, "%+.2f", value);
        return text.endsWith("0.00") ? "0.00" : text;
    }

    /** Three decimals with the sign of what is not 0: what parts of a small change add to it. */
    public static String part(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%+.3f", value);
        return text.endsWith("0.000") ? "0.000" : text;
    }

    /** Such as {@code -0.12 to +0.03}. */
    public static String range(Interval interval) {
        return signed(interval.low()) + " to " + signed(interval.high());
    }

    /** As few decimals as it has. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Two decimals, or that it is withheld. */
    public static String shown(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "withheld";
    }

    /** Such as {@code 12,345}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as {@code Staff}. */
    public static String name(Asset asset) {
        return capital(asset.label());
    }

    /** The same with its first letter, of which there is one, as a capital. */
    public static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Such as {@code users and staff}, of at least one. */
    public static String both(List<Asset> assets) {
        List<String> labels = assets.stream().map(Asset::label).toList();
        String last = labels.getLast();
        return labels.size() == 1
                ? last
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + last;
    }

    /** Whom a decision touches; nobody named means all. */
    public static String touched(List<Asset> assets) {
        return assets.isEmpty()
                ? "all three"
                : String.join(", ", assets.stream().sorted().map(Asset::label).toList());
    }
}
