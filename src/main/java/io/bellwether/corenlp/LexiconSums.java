package io.bellwether.corenlp;

import io.bellwether.corenlp.FeatureKey.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Sums, extremes and the last of a text's valences on one {@link Scale}, in steps of one point.
 * Valences are in thousandths of a point.
 */
final class LexiconSums {

    /** What is told of the valences; the place in this list stands in model files. */
    private static final List<String> SUMS =
            List.of("GOOD", "BAD", "BALANCE", "BEST", "WORST", "LAST", "WORDS");

    private static final int POINT = 1000;
    private static final int HIGHEST_STEP = 10;
    private static final int WIDEST_BALANCE = 8;
    private static final int MOST_COUNTED = 4;

    /** Added to what may be negative, since a key holds no negative number. */
    private static final int OFFSET = 1 << 10;

    private final Kind kind;
    private int good;
    private int bad;
    private int best;
    private int worst;
    private int last;
    private int goodWords;
    private int badWords;

    LexiconSums(Scale scale) {
        this.kind = scale.kind();
    }

    /** The sums of a text; a word whose place is {@code without} is passed over. */
    static LexiconSums of(Reading text, Scale scale, int without) {
        LexiconSums sums = new LexiconSums(scale);
        for (int i = 0; i < text.size(); i++) {
            if (i != without) {
                sums.add(text.valence(i, scale));
            }
        }
        return sums;
    }

    void add(int valence) {
        if (valence > 0) {
            good += valence;
            goodWords++;
            best = Math.max(best, valence);
            last = valence;
        } else if (valence < 0) {
            bad -= valence;
            badWords++;
            worst = Math.max(worst, -valence);
            last = valence;
        }
    }

    void emit(Features.Sink sink) {
        emit(sink, 0, step(good));
        emit(sink, 1, step(bad));
        emit(sink, 2, balance(good - bad));
        emit(sink, 3, step(best));
        emit(sink, 4, step(worst));
        emit(sink, 5, balance(last));
        int counts =
                Math.min(goodWords, MOST_COUNTED) * (MOST_COUNTED + 1)
                        + Math.min(badWords, MOST_COUNTED);
        emit(sink, 6, counts);
    }

    /** The operands of such a key for people, such as {@code BALANCE_-3}. */
    static String describe(int sum, int value) {
        String name = sum < SUMS.size() ? SUMS.get(sum) : Integer.toString(sum);
        return String.format(Locale.ROOT, "%s_%d", name, value - OFFSET);
    }

    private void emit(Features.Sink sink, int sum, int value) {
        sink.add(FeatureKey.of(kind, sum, value + OFFSET), 0, 0);
    }

    /** 0 for none, then 1 for less than a point, and so on. */
    private static int step(int sum) {
        return sum == 0 ? 0 : Math.min(HIGHEST_STEP, 1 + sum / POINT);
    }

    private static int balance(int sum) {
        int points = Math.floorDiv(sum + POINT / 2, POINT);
        return Math.max(-WIDEST_BALANCE, Math.min(WIDEST_BALANCE, points));
    }
}
