package io.bellwether.redaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has a form of its own: addresses, links, numbers, handles. Safe for several threads.
 *
 * <p>One walk over the text. At each character the rules are asked in turn whether something begins
 * there. None goes back more than {@value Phones#LOOK_BACK} characters, and each goes forward
 * either by a bounded number or over a run that nobody walks again, so the time is linear in the
 * length of the text whatever stands in it. The end of a link is looked at twice, for a number that
 * goes on behind it. Regular expressions were not used because that has to be shown for each of
 * them anew.
 */
public final class Identifiers implements Finder {

    /** What a rule answers when nothing begins there. */
    static final int NONE = -1;

    /** That of an account, with a gap before each sign. */
    private static final int LONGEST_NUMBER = 64;

    @Override
    public List<Found> find(String text) {
        return find(new Scan(text));
    }

    List<Found> find(Scan text) {
        List<Found> parts = new ArrayList<>();
        int at = 0;
        int plain = 0;
        while (at < text.length()) {
            // A link within one that tells nothing tells nothing.
            int link = at < plain ? NONE : Links.end(text, at);
            Found part;
            if (link != NONE && Links.isTelling(text, at, link)) {
                part = new Found(Kind.LINK, at, withNumber(text, at, link));
            } else {
                plain = Math.max(plain, link);
                part = part(text, at);
            }
            if (part == null || isOfPath(text, part, plain)) {
                at++;
            } else {
                parts.add(part);
                at = part.to();
                text.found(at);
            }
        }
        return parts;
    }

    /** The end of a number that begins in the link and goes on behind it; else that of the link. */
    private static int withNumber(Scan text, int start, int end) {
        for (int at = Math.max(start + 1, end - LONGEST_NUMBER); at < end; at++) {
            Found part = part(text, at);
            if (part != null && part.to() > end) {
                return part.to();
            }
        }
        return end;
    }

    /** Whether it begins with the last name of a plain link's path, and goes on behind the link. */
    private static boolean isOfPath(Scan text, Found part, int plain) {
        return part.from() < plain && part.to() > plain && text.at(part.from() - 1) == '/';
    }

    private static @Nullable Found part(Scan text, int at) {
        for (Kind kind : Kind.values()) {
            int end =
                    switch (kind) {
                        case E_MAIL -> EMails.end(text, at);
                        case CARD_NUMBER -> CardNumbers.end(text, at);
                        case ACCOUNT_NUMBER -> AccountNumbers.end(text, at);
                        case PHONE -> Phones.end(text, at);
                        case HANDLE -> Handles.end(text, at);
                        case LINK, NAME -> NONE;
                    };
            if (end != NONE) {
                return new Found(kind, at, end);
            }
        }
        return null;
    }
}
