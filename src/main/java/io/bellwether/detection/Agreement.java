package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * How much texts and stars of the same people say the same, and what each signal's share of the
 * asset's budget is. Not safe for several threads.
 *
 * <p>Take the stars for the truth. A drop that moves them by d moves the texts by b d, with b the
 * slope of text on stars; so text sees it with the signal-to-noise ratio r d / sd(stars), r being
 * the correlation (Pearson 1896). Information goes with the square of that ratio and with the
 * number of votes: r^2 n for text, n for stars. Both are counted from the first stars on: texts of
 * the time before say nothing about how many there will be to one vote of stars.
 */
final class Agreement {

    /** No signal gets less: it may be the only one that hears of a trouble. */
    private static final double LEAST_SHARE = .1;

    /** The squared correlation that is usual, and how many pairs of votes its word is worth. */
    private static final double USUAL = .25;

    private static final double USUAL_PAIRS = 30;

    private long textVotes;
    private long ratingVotes;
    private long both;
    private double textMean;
    private double ratingMean;
    private double textSquares;
    private double ratingSquares;
    private double products;

    void add(Vote vote) {
        if (ratingVotes == 0 && vote.rating().isEmpty()) {
            return;
        }
        textVotes += vote.text().isPresent() ? 1 : 0;
        ratingVotes += vote.rating().isPresent() ? 1 : 0;
        if (vote.text().isPresent() && vote.rating().isPresent()) {
            addBoth(vote.text().getAsDouble(), vote.rating().getAsDouble());
        }
    }

    /** After Welford (1962), for two variables. */
    private void addBoth(double text, double rating) {
        both++;
        double ofText = text - textMean;
        double ofRating = rating - ratingMean;
        textMean += ofText / both;
        ratingMean += ofRating / both;
        textSquares += ofText * (text - textMean);
        ratingSquares += ofRating * (rating - ratingMean);
        products += ofText * (rating - ratingMean);
    }

    /** The text's share of the budget, in [.1, .9]; the rest is the stars'. */
    double textShare() {
        double spread = textSquares * ratingSquares;
        double seen = products > 0 && spread > 0 ? Math.min(1, products * products / spread) : 0;
        double squaredCorrelation = (seen * both + USUAL * USUAL_PAIRS) / (both + USUAL_PAIRS);
        double ofText = squaredCorrelation * textVotes;
        double share = ofText + ratingVotes == 0 ? 1 : ofText / (ofText + ratingVotes);
        return Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
    }

    void writeTo(StateWriter state) {
        state.putLong(textVotes).putLong(ratingVotes).putLong(both);
        state.putDouble(textMean).putDouble(ratingMean);
        state.putDouble(textSquares).putDouble(ratingSquares).putDouble(products);
    }

    static Agreement readFrom(StateReader state) {
        Agreement agreement = new Agreement();
        agreement.textVotes = state.getLong();
        agreement.ratingVotes = state.getLong();
        agreement.both = state.getLong();
        agreement.textMean = state.getDouble();
        agreement.ratingMean = state.getDouble();
        agreement.textSquares = state.getDouble();
        agreement.ratingSquares = state.getDouble();
        agreement.products = state.getDouble();
        return agreement;
    }
}
