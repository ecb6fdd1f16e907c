package io.bellwether.theme;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pattern, from left to right. Used once.
 *
 * <pre>
 * choice = row { "|" row }
 * row    = part { blank part }
 * part   = ( word | word "*" | "@" name | "_" | "_{" digit "," digit "}" | "(" choice ")" ) [ "?" ]
 * </pre>
 */
final class PatternReader {

    /** A longer gap finds what has nothing to do with each other, and takes time. */
    private static final int LONGEST_GAP = 6;

    private final String text;
    private final int line;
    private final Map<String, Set<Word>> sets;
    private int at;

    PatternReader(String text, int line, Map<String, Set<Word>> sets) {
        this.text = text;
        this.line = line;
        this.sets = sets;
    }

    /** The words of a set: {@code a|b*|@other}. */
    Set<Word> readSet() {
        Set<Word> words = wordsOf(readAll());
        if (words == null) {
            throw fault("single words with | between them", 0);
        }
        return words;
    }

    /** A phrase, which begins and ends with a word that is there. */
    Pattern readPhrase() {
        Pattern pattern = readAll();
        if (!pattern.isFirm()) {
            throw fault("a phrase that begins and ends with a word that is there", 0);
        }
        return pattern;
    }

    private Pattern readAll() {
        Pattern pattern = choice();
        if (at < text.length()) {
            throw fault("the end, a blank or |", at);
        }
        return pattern;
    }

    /** Choices among single words are made one: a set is looked up at once. */
    private Pattern choice() {
        Set<Word> words = new LinkedHashSet<>();
        List<Pattern> longer = new ArrayList<>();
        do {
            Pattern row = row();
            if (row instanceof Pattern.OneOf one) {
                words.addAll(one.some());
            } else {
                longer.add(row);
            }
        } while (isNext('|'));
        if (!words.isEmpty()) {
            longer.addFirst(new Pattern.OneOf(words));
        }
        return longer.size() == 1 ? longer.getFirst() : new Pattern.Choice(longer);
    }

    private static @Nullable Set<Word> wordsOf(Pattern pattern) {
        return pattern instanceof Pattern.OneOf one ? one.some() : null;
    }

    private Pattern row() {
        List<Pattern> parts = new ArrayList<>();
        skipBlanks();
        do {
            parts.add(part());
            skipBlanks();
        } while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')');
        return parts.size() == 1 ? parts.getFirst() : new Pattern.Row(parts);
    }

    private Pattern part() {
        Pattern pattern = bare();
        return isNext('?') ? new Pattern.Maybe(pattern) : pattern;
    }

    private Pattern bare() {
        if (isNext('(')) {
            Pattern inner = choice();
            if (!isNext(')')) {
                throw fault("a closing )", at);
            }
            return inner;
        }
        if (isNext('_')) {
            return gap();
        }
        if (isNext('@')) {
            int begin = at;
            Set<Word> set = sets.get(letters());
            if (set == null) {
                throw fault("a set that is defined above", begin);
            }
            return new Pattern.OneOf(set);
        }
        return word();
    }

    private Pattern gap() {
        int begin = at;
        if (!isNext('{')) {
            return new Pattern.Gap(1, 1);
        }
        int least = digit();
        boolean isOpen = isNext(',');
        int most = digit();
        if (!isOpen || !isNext('}') || most < Math.max(1, least) || most > LONGEST_GAP) {
            throw fault("a gap such as _{0,3}, of " + LONGEST_GAP + " words at most", begin);
        }
        return new Pattern.Gap(least, most);
    }

    private int digit() {
        if (at == text.length() || !Character.isDigit(text.charAt(at))) {
            throw fault("a digit", at);
        }
        return text.charAt(at++) - '0';
    }

    private Pattern word() {
        int begin = at;
        String letters = letters().replace("'", "");
        if (letters.isEmpty()) {
            throw fault("a word, prefix*, @set, (a|b), or a gap _ or _{0,3}", begin);
        }
        return new Pattern.OneOf(Set.of(new Word(letters, isNext('*'))));
    }

    private String letters() {
        int begin = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'';
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean isNext(char c) {
        boolean isNext = at < text.length() && text.charAt(at) == c;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private ThemeRulesException fault(String expected, int place) {
        return new ThemeRulesException(
                line, expected, text.substring(Math.min(place, text.length())));
    }
}
