package io.bellwether.monitor;

import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * How the watching of an asset stands. It holds nothing of what people say: that is told in {@link
 * Level}s, which obey the floors for staff.
 *
 * @param phase the asset's condition just now
 * @param logBudget natural logarithm of the threshold that the evidence of texts has to exceed
 * @param watermark event time up to which everything was read; {@link Instant#MIN} before anything
 *     is known
 * @param newest the newest event time seen; {@link Instant#MIN} before the first record
 * @param held records that wait for the watermark
 * @param open severity of the alert that is open
 */
public record Status(
        Phase phase,
        double logBudget,
        Instant watermark,
        Instant newest,
        int held,
        Optional<Severity> open) {}
