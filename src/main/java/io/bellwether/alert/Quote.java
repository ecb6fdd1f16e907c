package io.bellwether.alert;

import io.bellwether.feedback.Pointer;
import java.time.Instant;

/**
 * A piece of feedback that speaks for an alert. The text is fetched by {@code pointer} at the
 * moment of publication, and is not kept here.
 *
 * @param feedbackId its id
 * @param eventTime when it was said
 * @param level its score in [0, 1]
 * @param source where it was said
 * @param pointer where the text lies
 */
public record Quote(
        String feedbackId, Instant eventTime, double level, String source, Pointer pointer) {}
