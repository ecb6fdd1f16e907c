package io.bellwether.codec;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as text: ISO 8601 with an offset or Z, or a date alone, which means midnight UTC.
 *
 * <p>The form that this program writes is read by hand: it stands in every journal record, and the
 * general formatter takes ten times as long.
 */
final class Timestamps {

    /** The first instant that is believed, included. */
    static final Instant EARLIEST = Instant.EPOCH;

    /** The first instant that is no longer believed. */
    static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Smaller numbers are seconds, or before March 1973; both are mistakes. */
    static final long LEAST_EPOCH_MILLIS = 100_000_000_000L;

    /** What a timestamp has to be, for messages. */
    static final String EXPECTED =
            "ISO 8601 with an offset or Z, a date, or milliseconds since 1970, before the year 2200";

    private static final DateTimeFormatter GENERAL =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    // +05:30, +0530 and +05 are all in use.
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withChronology(IsoChronology.INSTANCE);

    /** Days since 1970 of the years that are written with four digits and no sign. */
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(10_000, 1, 1).toEpochDay();

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 20;
    private static final int NANOS_LENGTH = 30;

    private Timestamps() {}

    /** The instant that {@code text} names; null when it names none that is believed. */
    static @Nullable Instant believable(String text) {
        return believable(parse(text));
    }

    /** The instant that many milliseconds after 1970; null when that is not believed. */
    static @Nullable Instant believable(long epochMillis) {
        return epochMillis < LEAST_EPOCH_MILLIS
                ? null
                : believable(Instant.ofEpochMilli(epochMillis));
    }

    private static @Nullable Instant believable(@Nullable Instant instant) {
        boolean isBelieved =
                instant != null && !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
        return isBelieved ? instant : null;
    }

    /** The instant that {@code text} names; null when it names none. */
    static @Nullable Instant parse(String text) {
        Instant own = parseOwn(text);
        if (own != null) {
            return own;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return OffsetDateTime.parse(text, GENERAL).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads {@code 2022-04-03T16:40:15Z}, with up to nine decimals of a second. */
    private static @Nullable Instant parseOwn(String text) {
        int length = text.length();
        if (length < SECONDS_LENGTH || length > NANOS_LENGTH || !hasOwnShape(text, length)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int nanos = length == SECONDS_LENGTH ? 0 : nanos(text, length - 1);
        boolean isTime =
                hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60
                        && nanos >= 0;
        if (!isTime || !isDate(year, month, day)) {
            return null;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
                epochDay * 86_400 + hour * 3600L + minute * 60L + second, nanos);
    }

    /** {@code instant} as {@link Instant#toString} has it, in a fraction of the time. */
    static String text(Instant instant) {
        long seconds = instant.getEpochSecond();
        long day = Math.floorDiv(seconds, 86_400L);
        if (instant.getNano() != 0 || day < FIRST_DAY || day >= LAST_DAY) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        int second = (int) (seconds - day * 86_400);
        byte[] text = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.ISO_8859_1);
        write(text, 0, date.getYear() / 100);
        write(text, 2, date.getYear() % 100);
        write(text, 5, date.getMonthValue());
        write(text, 8, date.getDayOfMonth());
        write(text, 11, second / 3600);
        write(text, 14, second / 60 % 60);
        write(text, 17, second % 60);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(byte[] text, int at, int twoDigits) {
        text[at] = (byte) ('0' + twoDigits / 10);
        text[at + 1] = (byte) ('0' + twoDigits % 10);
    }

    private static boolean hasOwnShape(String text, int length) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z'
                && (length == SECONDS_LENGTH || text.charAt(19) == '.');
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    private static int nanos(String text, int end) {
        int value = end == SECONDS_LENGTH ? -1 : digits(text, SECONDS_LENGTH, end);
        for (int i = end; value >= 0 && i < NANOS_LENGTH - 1; i++) {
            value *= 10;
        }
        return value;
    }

    /** The decimal number in {@code text[from, to)}; -1 when something else stands there. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
