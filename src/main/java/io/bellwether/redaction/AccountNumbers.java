package io.bellwether.redaction;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IBAN: country, check digits, account, of the length that the country has, with or without
 * spaces. Account numbers without check digits cannot be told from other numbers, and are not
 * looked for.
 */
final class AccountNumbers {

    /** Lengths from the IBAN registry of SWIFT, in order of the countries' codes. */
    private static final Map<String, Integer> LENGTHS =
            lengths(
                    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24"
                            + " DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18"
                            + " GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28"
                            + " LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30"
                            + " NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19"
                            + " SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    private AccountNumbers() {}

    private static Map<String, Integer> lengths(String list) {
        Map<String, Integer> lengths = new TreeMap<>();
        for (String entry : list.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return lengths;
    }

    static int end(Scan text, int start) {
        if (!Scan.isLetter(text.at(start))
                || !Scan.isLetter(text.at(start + 1))
                || !text.isDigit(start + 2)
                || Character.isLetterOrDigit(text.before(start))) {
            return Identifiers.NONE;
        }
        String country = "" + text.at(start) + text.at(start + 1);
        Integer length = LENGTHS.get(country.toUpperCase(Locale.ROOT));
        return length == null ? Identifiers.NONE : end(text, start, length);
    }

    /** Country and check digits count behind the account; each letter counts as two digits. */
    private static int end(Scan text, int start, int length) {
        int head = 0;
        int rest = 0;
        int at = start;
        for (int i = 0; i < length; i++) {
            if (i > 0 && isGap(text.at(at))) {
                at++;
            }
            int value = value(text.at(at++));
            if (value < 0) {
                return Identifiers.NONE;
            }
            if (i < 4) {
                head = append(head, value);
            } else {
                rest = append(rest, value);
            }
        }
        // A head of two letters and two digits is six digits long.
        long whole = rest * 1_000_000L + head;
        return whole % 97 == 1 && !Links.isWordGoingOn(text, at) ? at : Identifiers.NONE;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-';
    }

    private static int append(int remainder, int value) {
        return (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }

    private static int value(char c) {
        if (Scan.isDigit(c)) {
            return c - '0';
        }
        return Scan.isLetter(c) ? Scan.small(c) - 'a' + 10 : -1;
    }
}
