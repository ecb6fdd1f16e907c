package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;

/**
 * A text with the sentiment that a person gave it.
 *
 * @param text hostile: never logged, never in a message
 */
record LabelledText(String text, Sentiment label) {

    /** Names the label only. */
    @Override
    public String toString() {
        return "LabelledText[" + label.label() + "]";
    }
}
